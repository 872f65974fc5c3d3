// Makes a certificate that nobody trusts, for a server whose callers must refuse to connect.
import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';

/** A key and a certificate in PEM, for `localhost`, signed with that key. */
export function selfSigned(): { key: string; cert: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const body = certificateBody(publicKey);
  const signature = sign('sha256', body, privateKey);
  const certificate = der(0x30, body, ecdsaWithSha256, der(0x03, Buffer.of(0), signature));
  const lines = certificate.toString('base64').match(/.{1,64}/g) ?? [];
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n'),
  };
}

/** One value of ASN.1 in DER (X.690): a tag, a length, and the content. */
function der(tag: number, ...parts: Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const head =
    length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...head]), content]);
}

const ecdsaWithSha256 = der(0x30, der(0x06, Buffer.from('2a8648ce3d040302', 'hex')));
/** The name `CN=localhost`. */
const commonName = der(
  0x30,
  der(0x31, der(0x30, der(0x06, Buffer.from('550403', 'hex')), der(0x0c, Buffer.from('localhost')))),
);

/** The fields of a certificate (RFC 5280, 4.1). It has version 1, which needs no extensions, and is valid until 2049. */
function certificateBody(publicKey: KeyObject): Buffer {
  const time = (text: string) => der(0x17, Buffer.from(text));
  return der(
    0x30,
    ...[der(0x02, Buffer.of(1)), ecdsaWithSha256, commonName],
    der(0x30, time('200101000000Z'), time('490101000000Z')),
    ...[commonName, publicKey.export({ type: 'spki', format: 'der' })],
  );
}
