/**
 * What may happen to what is kept: pure functions from it to a `Change`, so that the database and the fallback in memory
 * apply the very same ones.
 *
 * @import { Change, Hand, Kept, Sample, Version } from "./kept.js"
 */

import { current, inUse, newHand, newId, of, signature, undoable } from "./kept.js";

/** Weights of a hand that are kept: one for *Undo*, and some to spare. */
const VERSIONS = 4;

/**
 * A drawing is kept. Where its hand is not known, because it is the first one or another tab has forgotten the hand, it is
 * that of the hand that draws, or of a new one.
 *
 * @param {Sample} sample
 * @returns {(kept: Kept) => Change}
 */
export const added = (sample) => (kept) => {
  const owner = kept.hands.find(({ id }) => id === sample.hand) ?? current(kept);
  const hands = owner ? [] : [{ ...newHand("Me"), id: sample.hand }];
  return { put: { hands, samples: [{ ...sample, hand: owner?.id ?? sample.hand }] } };
};

/**
 * Weights were learnt from a hand's samples. Where those are not the same any more, because another tab has changed them,
 * nothing is done: they are learnt anew.
 *
 * @param {string} hand
 * @param {string} from
 * @param {Pick<Version, "weights" | "guard"> | null} learnt null: no improvement, so that the weights in use stay
 * @param {string | null} correction
 * @returns {(kept: Kept) => Change | null}
 */
export const learnt = (hand, from, learnt, correction) => (kept) => {
  const owner = kept.hands.find(({ id }) => id === hand);
  if (!owner || signature(of(kept.samples, hand)) !== from) return null;
  if (!learnt) return { put: { hands: [{ ...owner, tried: from }] } };
  const version = { ...learnt, id: newId(), hand, from, before: owner.version, correction, when: Date.now() };
  const old = of(kept.versions, hand).slice(0, 1 - VERSIONS).map(({ id }) => id).filter((id) => id !== owner.version && id !== owner.base);
  return { put: { hands: [{ ...owner, tried: from, version: version.id }], versions: [version] }, drop: { versions: old } };
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
 * A drawing is kept no longer. Where the weights in use were learnt from exactly those that are left, nothing is to be
 * learnt.
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

/** The shipped weights again; the drawings stay. @param {string} hand @returns {(kept: Kept) => Change | null} */
export const original = (hand) => (kept) => {
  const owner = kept.hands.find(({ id }) => id === hand);
  const versions = of(kept.versions, hand).map(({ id }) => id);
  return owner ? { put: { hands: [{ ...owner, version: null, base: null, tried: signature(of(kept.samples, hand)) }] }, drop: { versions } } : null;
};

/** Drawings are kept, or kept as something else. @param {Sample[]} samples @returns {(kept: Kept) => Change} */
export const put = (samples) => () => ({ put: { samples } });

/** The weights before those in use; what they were learnt from stays, and is not learnt again by itself. @param {string} hand @returns {(kept: Kept) => Change | null} */
export const discarded = (hand) => (kept) => {
  const owner = kept.hands.find(({ id }) => id === hand);
  const version = inUse(kept, owner ?? null);
  if (!owner || !version) return null;
  const before = kept.versions.find(({ id }) => id === version.before)?.id ?? null;
  return { put: { hands: [{ ...owner, version: before }] }, drop: { versions: [version.id] } };
};

/** Weights from a file are in use, and lessons start from them. @param {string} hand @param {Uint8Array} weights @returns {(kept: Kept) => Change | null} */
export const adopted = (hand, weights) => (kept) => {
  const owner = kept.hands.find(({ id }) => id === hand);
  if (!owner) return null;
  const from = signature(of(kept.samples, hand));
  const version = { id: newId(), hand, weights, guard: null, from, before: owner.version, correction: null, when: Date.now() };
  return { put: { hands: [{ ...owner, version: version.id, base: version.id, tried: from }], versions: [version] } };
};

/** There is this hand, with this name; it draws from now on. @param {Hand} hand @param {string} name @returns {(kept: Kept) => Change} */
export const drawing = (hand, name) => (kept) => {
  const owner = kept.hands.find(({ id }) => id === hand.id) ?? hand;
  return { put: { hands: [{ ...owner, name, used: Math.max(Date.now(), ...kept.hands.map(({ used }) => used + 1)) }] } };
};

/** Nothing of this hand is kept any more. @param {string} hand @returns {(kept: Kept) => Change} */
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
