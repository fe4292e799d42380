/**
 * The stored records: hands, their labelled drawings, and versions of the weights learnt from the drawings.
 *
 * @import { Stroke } from "../../digit-pad/types.js"
 * @import { Taught } from "../../pkg/teach.js"
 *
 * @typedef {object} Hand one person's handwriting
 * @property {string} id
 * @property {string} name
 * @property {number} used when it was chosen, in milliseconds; the latest is the current hand
 * @property {string | null} version the weights in use; null for the shipped ones
 * @property {string | null} base the imported version that lessons start from; null for the shipped weights
 * @property {string} tried the `signature` of the samples of the last lesson, whether or not it was an improvement
 * @property {readonly string[]} [mislabelled] the samples that this lesson left out, because their label seems wrong
 *
 * @typedef {object} Sample a labelled drawing
 * @property {string} id
 * @property {string} hand its owner
 * @property {number | null} label null: no digit
 * @property {readonly Stroke[]} strokes none for a picture
 * @property {Uint8Array} [glyph] what the network saw of a picture: 28 x 28, row-major, ink 255, paper 0
 * @property {number} when
 *
 * @typedef {object} Version weights learnt from a hand's samples
 * @property {string} id
 * @property {string} hand its owner
 * @property {Uint8Array} weights a safetensors file
 * @property {Taught["guard"] | null} guard null for imported weights
 * @property {string} from the `signature` of the samples
 * @property {string | null} before the version that it replaced
 * @property {string | null} correction the sample that the lesson was for; null for a lesson on all
 * @property {number} when
 *
 * @typedef {{hands: readonly Hand[], samples: readonly Sample[], versions: readonly Version[]}} Kept
 * @typedef {{put?: Partial<Kept>, drop?: {[K in keyof Kept]?: string[]}}} Change
 */

/** @type {Kept} */
export const NOTHING = Object.freeze({ hands: [], samples: [], versions: [] });

/** An id for a record. `randomUUID` needs a secure context. */
export const newId = () => [...crypto.getRandomValues(new Uint32Array(2))].map((half) => half.toString(36)).join("-");

/** The current hand. @param {Kept} kept */
export const current = ({ hands }) => hands.reduce((last, hand) => (last && last.used >= hand.used ? last : hand), /** @type {Hand | null} */ (null));

/** @template {{hand: string, when: number}} T @param {readonly T[]} all @param {string | undefined} hand */
export const of = (all, hand) => all.filter((each) => each.hand === hand).sort((a, b) => a.when - b.when);

/** The version that a hand uses; null for the shipped weights. @param {Kept} kept @param {Hand | null} hand */
export const inUse = ({ versions }, hand) => versions.find(({ id }) => id === hand?.version) ?? null;

/** Identifies a set of samples with their labels: the same signature gives the same weights. @param {readonly Sample[]} samples */
export const signature = (samples) => samples.map(({ id, label }) => `${id}=${label}`).sort().join();

/** The drawings of a hand whose label seemed wrong in the last lesson; none if a drawing has changed since. @param {Kept} kept @param {Hand | null} hand */
export const mislabelled = ({ samples }, hand) => (hand && hand.tried === signature(of(samples, hand.id)) ? (hand.mislabelled ?? []) : []);

/** @param {string} name @returns {Hand} */
export const newHand = (name) => ({ id: newId(), name, used: Date.now(), version: null, base: null, tried: "" });

/**
 * What *Undo* would revert: the version in use, if it was learnt for one correction, nothing has changed since, and the
 * version before still exists.
 *
 * @param {Kept} kept @param {Hand | null} hand
 */
export function undoable(kept, hand) {
  const version = inUse(kept, hand);
  if (!hand || !version?.correction || version.from !== signature(of(kept.samples, hand.id))) return null;
  const before = kept.versions.find(({ id }) => id === version.before) ?? null;
  return before || version.before === null ? { version, before } : null;
}
