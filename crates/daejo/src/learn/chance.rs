//! How far chance explains that two tokens share beads.

/// Fisher's exact test, one-sided, on counts of beads.
pub(super) struct Fisher {
    /// ln n! by n.
    factorials: Vec<f64>,
}

impl Fisher {
    pub fn new(beads: usize) -> Fisher {
        let logs = (1..=beads).scan(0.0, |sum, n| {
            *sum += (n as f64).ln();
            Some(*sum)
        });
        Fisher { factorials: std::iter::once(0.0).chain(logs).collect() }
    }

    /// -ln of the chance that two tokens of `a` and `b` beads share `together` or more.
    pub fn surprise(&self, together: usize, a: usize, b: usize) -> f64 {
        let all = self.factorials.len() - 1;
        let logs = (together..=a.min(b)).map(|both| self.exactly(both, a, b, all));
        let most = logs.clone().fold(f64::NEG_INFINITY, f64::max);
        -(most + logs.map(|l| (l - most).exp()).sum::<f64>().ln())
    }

    fn exactly(&self, both: usize, a: usize, b: usize, all: usize) -> f64 {
        if a + b > all + both {
            return f64::NEG_INFINITY;
        }
        let f = |n: usize| self.factorials.get(n).copied().unwrap_or(0.0);
        f(a) + f(b) + f(all - a) + f(all - b)
            - f(all)
            - f(both)
            - f(a - both)
            - f(b - both)
            - f(all + both - a - b)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_common_bead_is_as_surprising_as_the_collection_is_large() {
        let test = Fisher::new(1000);
        assert!((test.surprise(1, 1, 1) - 1000f64.ln()).abs() < 1e-9);
        // 2 of 2 in 1000: 1 in 499500.
        assert!((test.surprise(2, 2, 2) - 499_500f64.ln()).abs() < 1e-9);
        assert!(test.surprise(0, 5, 5).abs() < 1e-9);
        assert!(test.surprise(600, 600, 1000).abs() < 1e-9);
    }
}
