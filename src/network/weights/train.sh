#!/bin/sh
# Trains the shipped weights: sh src/network/weights/train.sh MNIST_DIR PENDIGITS_TRA.jsonl.gz [FOLDER]
#
# Five teachers that know MNIST alone, then a pupil that learns ink as well. Interrupted, the same command goes on where it
# stopped. About 40 minutes on two quiet cores.
set -eu
mnist=$1 ink=$2 folder=${3:-target/weights}
mkdir -p "$folder"
lenet5() { cargo run --quiet --release -- "$@"; }
train() {
    name=$1
    shift
    # What is there already was finished by an earlier call.
    [ -e "$folder/$name.json" ] ||
        lenet5 train --mnist "$mnist" "$@" --out "$folder/$name.safetensors" --report "$folder/$name.json"
}

teachers=
for seed in 11 12 13 14 15; do
    train "teacher-$seed" --epochs 60 --seed "$seed"
    teachers="$teachers $folder/teacher-$seed.safetensors"
done

# All but the writers of fold 0, who are left for the tests. $teachers is several words.
train pupil --mnist-repeats 2 --ink-y-up "$ink" --ink-repeats 3 --synthetic 30000 --not-digits 10000 --fold 0 \
    --teacher $teachers --epochs 120 --rounding 0.4
lenet5 export --compact --weights "$folder/pupil.safetensors" --out src/network/weights/lenet5.safetensors
