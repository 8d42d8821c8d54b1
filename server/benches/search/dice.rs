//! Chance that falls the same way every time: a small generator of its own, so that no library's next version
//! changes the corpus or the query log. Depends on nothing.

/// A row of random numbers that follows from a seed.
pub struct Dice(u64);

impl Dice {
    /// The row of the `of`-th thing of a seed; rows of different things have nothing to do with each other.
    pub fn new(seed: u64, of: usize) -> Self {
        let mut dice = Dice(seed ^ (of as u64).wrapping_mul(0xD6E8_FEB8_6659_FD93));
        dice.roll();
        dice
    }

    /// SplitMix64 (Steele, Lea and Flood, 2014).
    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// From 0 up to 1, 1 left out.
    pub fn share(&mut self) -> f64 {
        (self.roll() >> 11) as f64 / (1u64 << 53) as f64
    }

    /// From 0 up to `n`, `n` left out; 0 where `n` is 0.
    pub fn below(&mut self, n: usize) -> usize {
        ((self.share() * n as f64) as usize).min(n.saturating_sub(1))
    }

    pub fn happens(&mut self, share: f64) -> bool {
        self.share() < share
    }

    /// One of a list that is not empty.
    pub fn pick<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.below(list.len())]
    }

    /// One of a list, each as often as its weight says.
    pub fn weighed<T: Copy>(&mut self, list: &[(T, u32)]) -> T {
        let total: u32 = list.iter().map(|(_, w)| w).sum();
        let mut left = self.below(total as usize) as u32;
        for (value, weight) in list {
            if left < *weight {
                return *value;
            }
            left -= weight;
        }
        list[0].0
    }
}

/// Ranks that come up as often as Zipf's law says, moved by Mandelbrot's constant.
pub struct Zipf(Vec<f64>);

impl Zipf {
    /// `n` ranks; rank `r` (from 1) comes up in proportion to `1 / (r + moved)`.
    pub fn new(n: usize, moved: f64) -> Self {
        let mut sum = 0.0;
        let sums = (1..=n).map(|rank| {
            sum += 1.0 / (rank as f64 + moved);
            sum
        });
        Zipf(sums.collect())
    }

    /// A rank, from 0.
    pub fn draw(&self, dice: &mut Dice) -> usize {
        let sum = self.0.last().copied().unwrap_or_default() * dice.share();
        self.0
            .partition_point(|s| *s <= sum)
            .min(self.0.len().saturating_sub(1))
    }
}
