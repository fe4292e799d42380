/**
 * What is kept of the people who draw here: their hands, the drawings that they said something about, and the weights that
 * were learnt from those.
 *
 * @import { Stroke } from "../../digit-pad/types.js"
 * @import { Taught } from "../../pkg/teach.js"
 *
 * @typedef {object} Hand somebody's handwriting
 * @property {string} id
 * @property {string} name
 * @property {number} used when it was switched to, in milliseconds; the latest is the one that draws
 * @property {string | null} version the weights in use; null for the shipped ones
 * @property {string | null} base weights that were imported, from which lessons start; null for the shipped ones
 * @property {string} tried the `signature` of the samples that were learnt last, whether or not that was an improvement
 *
 * @typedef {object} Sample a drawing, and what it is
 * @property {string} id
 * @property {string} hand whose
 * @property {number | null} label null: no digit
 * @property {readonly Stroke[]} strokes
 * @property {number} when
 *
 * @typedef {object} Version weights learnt from a hand's samples
 * @property {string} id
 * @property {string} hand whose
 * @property {Uint8Array} weights a safetensors file
 * @property {Taught["guard"] | null} guard null for weights that were imported
 * @property {string} from the `signature` of the samples
 * @property {string | null} before the version whose place it took
 * @property {string | null} correction the sample that it was learnt for; null for several
 * @property {number} when
 *
 * @typedef {{hands: readonly Hand[], samples: readonly Sample[], versions: readonly Version[]}} Kept
 * @typedef {{put?: Partial<Kept>, drop?: {[K in keyof Kept]?: string[]}}} Change
 */

/** @type {Kept} */
export const NOTHING = Object.freeze({ hands: [], samples: [], versions: [] });

/** A name for a record. Nothing secret, and unlike `randomUUID` it is there without https as well. */
export const newId = () => [...crypto.getRandomValues(new Uint32Array(2))].map((half) => half.toString(36)).join("-");

/** The hand that draws. @param {Kept} kept */
export const current = ({ hands }) => hands.reduce((last, hand) => (last && last.used >= hand.used ? last : hand), /** @type {Hand | null} */ (null));

/** @template {{hand: string, when: number}} T @param {readonly T[]} all @param {string | undefined} hand */
export const of = (all, hand) => all.filter((each) => each.hand === hand).sort((a, b) => a.when - b.when);

/** The weights that a hand reads with; null for the shipped ones. @param {Kept} kept @param {Hand | null} hand */
export const inUse = ({ versions }, hand) => versions.find(({ id }) => id === hand?.version) ?? null;

/** Says which samples with which labels; as long as it is the same, there is nothing to learn. @param {readonly Sample[]} samples */
export const signature = (samples) => samples.map(({ id, label }) => `${id}=${label}`).sort().join();

/** @param {string} name @returns {Hand} */
export const newHand = (name) => ({ id: newId(), name, used: Date.now(), version: null, base: null, tried: "" });

/**
 * The correction that *Undo* would take back: the newest drawing of the hand, if the weights in use were learnt for it and
 * those before are still there.
 *
 * @param {Kept} kept @param {Hand | null} hand
 */
export function undoable(kept, hand) {
  const version = inUse(kept, hand);
  if (!hand || !version?.correction || version.from !== signature(of(kept.samples, hand.id))) return null;
  const before = kept.versions.find(({ id }) => id === version.before) ?? null;
  return before || version.before === null ? { version, before } : null;
}
