/**
 * The changes to the stored records, as pure functions from `Kept` to `Change`: the database and the fallback in memory
 * apply the same ones.
 *
 * @import { Change, Hand, Kept, Sample } from "./kept.js"
 * @import { Learnt } from "./lessons.js"
 */

import { text } from "./digits-text.js";
import { current, inUse, newHand, newId, of, signature, undoable } from "./kept.js";

/** How many versions of the weights are kept for each hand: *Undo* needs one. */
const VERSIONS = 4;

/**
 * Stores a drawing. If its hand does not exist, because this is the first drawing or another tab deleted the hand, the
 * drawing goes to the current hand, or to a new one.
 *
 * @param {Sample} sample
 * @returns {(kept: Kept) => Change}
 */
export const added = (sample) => (kept) => {
  const owner = kept.hands.find(({ id }) => id === sample.hand) ?? current(kept);
  const hands = owner ? [] : [{ ...newHand(text.me), id: sample.hand }];
  return { put: { hands, samples: [{ ...sample, hand: owner?.id ?? sample.hand }] } };
};

/**
 * Stores the result of learning. Returns null if the samples have changed in the meantime, in another tab for instance:
 * then the result is out of date.
 *
 * @param {string} hand
 * @param {string} from
 * @param {Learnt} learnt if it is no improvement, the weights stay as they are
 * @param {string | null} correction
 * @returns {(kept: Kept) => Change | null}
 */
export const learnt = (hand, from, { improvement, weights, guard, mislabelled }, correction) => (kept) => {
  const owner = kept.hands.find(({ id }) => id === hand);
  if (!owner || signature(of(kept.samples, hand)) !== from) return null;
  const tried = { ...owner, tried: from, mislabelled };
  if (!improvement) return { put: { hands: [tried] } };
  const version = { weights, guard, id: newId(), hand, from, before: owner.version, correction, when: Date.now() };
  const old = of(kept.versions, hand).slice(0, 1 - VERSIONS).map(({ id }) => id).filter((id) => id !== owner.version && id !== owner.base);
  return { put: { hands: [{ ...tried, version: version.id }], versions: [version] }, drop: { versions: old } };
};

/** @param {string} hand @returns {(kept: Kept) => Change | null} */
export const undone = (hand) => (kept) => {
  const owner = kept.hands.find(({ id }) => id === hand);
  const last = undoable(kept, owner ?? null);
  if (!owner || !last) return null;
  const { version, before } = last;
  const left = of(kept.samples, hand).filter(({ id }) => id !== version.correction);
  return {
    put: { hands: [{ ...owner, version: before?.id ?? null, tried: signature(left) }] },
    drop: { samples: [/** @type {string} */ (version.correction)], versions: [version.id] },
  };
};

/**
 * Deletes a drawing. If the weights in use were learnt from exactly the remaining drawings, there is nothing to learn.
 *
 * @param {Sample} sample
 * @returns {(kept: Kept) => Change}
 */
export const removed = (sample) => (kept) => {
  const left = signature(of(kept.samples, sample.hand).filter(({ id }) => id !== sample.id));
  const hands = kept.hands.filter(({ id }) => id === sample.hand).map((hand) => {
    const from = inUse(kept, hand)?.from ?? "";
    return { ...hand, tried: from === left ? left : "" };
  });
  return { put: { hands }, drop: { samples: [sample.id] } };
};

/** Returns to the shipped weights and keeps the drawings. @param {string} hand @returns {(kept: Kept) => Change | null} */
export const original = (hand) => (kept) => {
  const owner = kept.hands.find(({ id }) => id === hand);
  const versions = of(kept.versions, hand).map(({ id }) => id);
  return owner ? { put: { hands: [{ ...owner, version: null, base: null, tried: signature(of(kept.samples, hand)) }] }, drop: { versions } } : null;
};

/** Stores drawings, or gives them new labels. @param {Sample[]} samples @returns {(kept: Kept) => Change} */
export const put = (samples) => () => ({ put: { samples } });

/** Returns to the version before, and keeps the drawings. They are not learnt again until one of them changes. @param {string} hand @returns {(kept: Kept) => Change | null} */
export const discarded = (hand) => (kept) => {
  const owner = kept.hands.find(({ id }) => id === hand);
  const version = inUse(kept, owner ?? null);
  if (!owner || !version) return null;
  const before = kept.versions.find(({ id }) => id === version.before)?.id ?? null;
  return { put: { hands: [{ ...owner, version: before }] }, drop: { versions: [version.id] } };
};

/** Uses weights from a file; later lessons start from them. @param {string} hand @param {Uint8Array} weights @returns {(kept: Kept) => Change | null} */
export const adopted = (hand, weights) => (kept) => {
  const owner = kept.hands.find(({ id }) => id === hand);
  if (!owner) return null;
  const from = signature(of(kept.samples, hand));
  const version = { id: newId(), hand, weights, guard: null, from, before: owner.version, correction: null, when: Date.now() };
  return { put: { hands: [{ ...owner, version: version.id, base: version.id, tried: from }], versions: [version] } };
};

/** Adds or renames a hand, and makes it the current one. @param {Hand} hand @param {string} name @returns {(kept: Kept) => Change} */
export const drawing = (hand, name) => (kept) => {
  const owner = kept.hands.find(({ id }) => id === hand.id) ?? hand;
  return { put: { hands: [{ ...owner, name, used: Math.max(Date.now(), ...kept.hands.map(({ used }) => used + 1)) }] } };
};

/** Deletes a hand with its drawings and weights. @param {string} hand @returns {(kept: Kept) => Change} */
export const forgotten = (hand) => (kept) => ({
  drop: {
    hands: [hand],
    samples: of(kept.samples, hand).map(({ id }) => id),
    versions: of(kept.versions, hand).map(({ id }) => id),
  },
});

/** @param {Kept} kept @param {Change} change @returns {Kept} */
export function applied(kept, { put = {}, drop = {} }) {
  /** @template {{id: string}} T @param {readonly T[]} before @param {readonly T[]} [more] @param {string[]} [gone] */
  const next = (before, more = [], gone = []) => {
    const replaced = new Set([...gone, ...more.map(({ id }) => id)]);
    return [...before.filter(({ id }) => !replaced.has(id)), ...more];
  };
  return {
    hands: next(kept.hands, put.hands, drop.hands),
    samples: next(kept.samples, put.samples, drop.samples),
    versions: next(kept.versions, put.versions, drop.versions),
  };
}
