/**
 * Whole numbers as text for an address: variable-length integers in base64url. Each byte has seven bits of a number, and an
 * eighth bit that says whether more follow.
 */

/** In characters. */
const LONGEST = 2 ** 15;

/** @param {readonly number[]} numbers non-negative integers */
export function written(numbers) {
  let bytes = "";
  for (let number of numbers) {
    for (; number > 127; number = Math.floor(number / 128)) bytes += String.fromCharCode((number % 128) + 128);
    bytes += String.fromCharCode(number);
  }
  return btoa(bytes).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** Takes one number after another from such a text, and refuses invalid text. */
export class Reading {
  #bytes;
  #at = 0;

  /** @param {string} text */
  constructor(text) {
    if (!/^[\w-]+$/.test(text) || text.length > LONGEST) throw new Error("expected letters, digits, - and _ in base64url");
    try {
      this.#bytes = Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (character) => character.charCodeAt(0));
    } catch {
      throw new Error(`expected whole bytes in base64url, found ${text.length} characters`);
    }
  }

  /** @param {string} what the number is @param {number} least @param {number} most */
  take(what, least, most) {
    let value = 0;
    for (let worth = 1; ; worth *= 128) {
      const byte = this.#bytes[this.#at++];
      if (byte === undefined || worth > 2 ** 28) throw new Error(`expected ${what}, found the end`);
      value += (byte % 128) * worth;
      if (byte < 128) break;
    }
    if (value < least || value > most) throw new Error(`expected ${what} from ${least} to ${most}, found ${value}`);
    return value;
  }

  /** Throws if anything follows. */
  end() {
    if (this.#at < this.#bytes.length) throw new Error(`expected ${this.#at} bytes, found ${this.#bytes.length}`);
  }
}
