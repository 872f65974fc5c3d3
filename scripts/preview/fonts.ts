// Checks whether there is a font with emoji, without which pictures would show boxes.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** Says what to do about a missing emoji font; null where there is one, or where fontconfig is missing as on macOS. */
export async function missingEmojiFont(): Promise<string | null> {
  try {
    const { stdout } = await promisify(execFile)('fc-list', [':lang=und-zsye', 'family']);
    if (stdout.trim() !== '') return null;
  } catch {
    return null;
  }
  return 'No emoji font is installed, so the lights are drawn as boxes: apt-get install fonts-noto-color-emoji';
}
