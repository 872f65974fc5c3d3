// Checks whether a PNG can be decoded, because OpenCV refuses one with wrong checksums or missing pixels.
import { crc32, inflateSync } from 'node:zlib';

const signatureBytes = 8;
/** Bytes of a chunk without its data: length, type and checksum. */
const chunkBytes = 12;
/** Samples of each pixel, by the colour type in the header. */
const samples = new Map([
  [0, 1],
  [2, 3],
  [3, 1],
  [4, 2],
  [6, 4],
]);

/** Whether all checksums are right and there are as many pixels as the header says. */
export function isWholePng(bytes: Uint8Array): boolean {
  const data = Buffer.from(bytes);
  const pixels: Buffer[] = [];
  let header: Buffer | undefined;
  for (let at = signatureBytes; at + chunkBytes <= data.length; ) {
    const length = data.readUInt32BE(at);
    const end = at + chunkBytes + length;
    if (end > data.length || crc32(data.subarray(at + 4, end - 4)) !== data.readUInt32BE(end - 4))
      return false;
    const type = data.toString('latin1', at + 4, at + 8);
    const content = data.subarray(at + 8, end - 4);
    if (type === 'IHDR') header = content;
    if (type === 'IDAT') pixels.push(content);
    if (type === 'IEND') return header !== undefined && holdsPixels(Buffer.concat(pixels), header);
    at = end;
  }
  return false;
}

function holdsPixels(compressed: Buffer, header: Buffer): boolean {
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const bits = (header[8] ?? 8) * (samples.get(header[9] ?? 0) ?? 1);
  const isInterlaced = header[12] === 1;
  // Interlaced rows have other lengths, so it is only checked that there are some.
  const wanted = isInterlaced ? 1 : height * (1 + Math.ceil((width * bits) / 8));
  try {
    return inflateSync(compressed).length >= wanted;
  } catch {
    return false;
  }
}
