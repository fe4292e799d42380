//! Forms that may be either of two digits: only the writer knows which is meant.

/// Two digits, and forms that may be either.
pub(in crate::training::synth) const BETWEEN: &[([u8; 2], &[&str])] = &[
    // A flag half as long as the stem, half way between steep and level.
    (
        [1, 7],
        &[
            "0828 5600! 5450 5299",
            "0624 6002! 5650 5299",
            "1030 3216 5402! 5450 5299",
            "0634 5402! 5250 5099",
            "1030 2206 5002! 4850 4699",
            "3006 5202! 5250 5299",
            "1024 5804! 5050 4299",
            "2416 5602! 5450 5099",
        ],
    ),
    // A round end that curls in: neither closed at the top nor a loop below.
    (
        [0, 6],
        &["4800 2410 1044 1478 3498 5892 6866 6036 4028 3034", "4602 2012 0846 1482 3899 6488 7058 5830 3828 3040"],
    ),
    // A closed bowl with a flat base and one sharp corner; an open one, like a G.
    (
        [4, 9],
        &[
            "5802 3608 1640! 3842 6038 6000! 5850 5699",
            "5206 2822 1450 3066 5460 5842! 5670 5299",
            "4800 2024 1452 3462 5850 6034! 6060 5699",
        ],
    ),
    // A bent stem without a waist.
    ([3, 7], &["1206 4002 6204 6014 5640 5470 4890 2899", "1010 3402 5806 5820 5450 5672 5092 2699"]),
    // A round top and hardly a base.
    ([2, 7], &["1420 3002 5606 6026 4464 2896 3897", "1220 2804 5406 6028 4662 2898! 3894"]),
];
