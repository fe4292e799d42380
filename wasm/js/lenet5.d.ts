import { NumberPrediction } from "./lenet5_number_raw.js";
import { Recognizer as Raw } from "./lenet5_raw.js";

export * from "./lenet5_raw.js";
export { default } from "./lenet5_raw.js";
export type { NumberDigit, NumberPrediction } from "./lenet5_number_raw.js";

export class Recognizer extends Raw {
    static fromSafetensors(bytes: Uint8Array | ArrayBuffer | number[]): Recognizer;
    float32(): Recognizer;
    /**
     * Predicts the digits that were drawn, line by line and from left to right. The arguments are those of `recognize`; a
     * drawing of one digit gets the same answer as from it.
     *
     * Throws an `Error` named `PointPairs`, `StrokeEnds`, `Point` or `Pen`, or `NotLoaded` unless `load` has loaded the
     * module that reads numbers.
     */
    recognizeNumber(points: ArrayLike<number>, strokeEnds: ArrayLike<number>, pen?: number | null): NumberPrediction;
    /**
     * Predicts the digits in a picture, line by line and from left to right, dark on light or light on dark. A picture of one
     * digit gets the same answer as from `recognizePicture`. Boxes are in pixels of the picture.
     *
     * Throws an `Error` named `PictureSize`, `PictureLength` or `Memory`, or `NotLoaded` as `recognizeNumber` does.
     */
    recognizeNumberPicture(image: ImageData): NumberPrediction;
}
