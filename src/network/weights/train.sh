#!/bin/sh
# Trains the shipped weights: sh src/network/weights/train.sh MNIST_DIR PENDIGITS_TRA OMNIGLOT QUICKDRAW [FOLDER]
#
# The last three are ink files; docs/notes/training.md says where they come from. Trains five teachers on MNIST only, then
# a student on MNIST and ink. If interrupted, the same command continues where it stopped. About 45 minutes on two idle
# cores.
set -eu
mnist=$1 digits=$2 letters=$3 things=$4 folder=${5:-target/weights}
mkdir -p "$folder"
lenet5() { cargo run --quiet --release -- "$@"; }
train() {
    name=$1
    shift
    # A report means that an earlier call finished this run.
    [ -e "$folder/$name.json" ] ||
        lenet5 train --mnist "$mnist" "$@" --out "$folder/$name.safetensors" --report "$folder/$name.json"
}

teachers=
for seed in 11 12 13 14 15; do
    train "teacher-$seed" --epochs 60 --seed "$seed"
    teachers="$teachers $folder/teacher-$seed.safetensors"
done

# Leaves the writers of fold 0 for the tests. $teachers is several words.
train student --mnist-repeats 3 --ink "$letters" "$things" --ink-y-up "$digits" --ink-repeats 3 --synthetic 30000 \
    --not-digits 10000 --fold 0 --all-kinds --teacher $teachers --epochs 120 --rounding 0.4
lenet5 export --compact --weights "$folder/student.safetensors" --out src/network/weights/lenet5.safetensors
