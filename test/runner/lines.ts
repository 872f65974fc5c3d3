// Splits a stream of bytes into lines as .NET's StreamReader.ReadLine does.
import { StringDecoder } from 'node:string_decoder';

/** Takes chunks of bytes and passes whole lines to `onLine`. */
export type LineSplitter = { write(chunk: Buffer): void; end(): void };

/** `\n`, `\r\n` and a single `\r` end a line (ProcessInvoker.cs:507-515). The last line needs no end. */
export function splitLines(onLine: (line: string) => void): LineSplitter {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  const consume = (text: string) => {
    const lines = text.split(/\r\n|\r|\n/);
    rest = lines.pop() ?? '';
    for (const line of lines) onLine(line);
  };
  return {
    write(chunk) {
      const text = rest + decoder.write(chunk);
      // A carriage return at the end of a chunk may be the first half of CRLF.
      const held = text.endsWith('\r') ? 1 : 0;
      consume(text.slice(0, text.length - held));
      if (held) rest += '\r';
    },
    end() {
      consume(rest + decoder.end());
      if (rest !== '') onLine(rest);
      rest = '';
    },
  };
}
