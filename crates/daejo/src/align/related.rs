//! Whether two texts belong together at all.

use super::Bead;
use crate::pair::Pair;
use crate::sentence::Sentence;

/// Versions of one release have more evidence than this for each sentence of the shorter text, in nats: the output of
/// `daejo eval --fit related` on the gold cases that `accuracy/README.md` names.
pub const RELATED: f32 = 7.7;

/// Shorter texts together say too little to be judged, in sentences.
const JUDGED: usize = 6;

/// The worth of all links of an alignment for each sentence of the shorter text, in nats; none where the texts are too
/// short to be judged.
///
/// Not a share of linked sentences: of unrelated texts on one subject half the sentences may find something alike.
pub fn relation(beads: &[Bead], sentences: &Pair<Vec<Sentence>>) -> Option<f32> {
    let (n, m) = (sentences.en.len(), sentences.ko.len());
    let worth: f32 = beads.iter().flat_map(|b| &b.links).map(|l| l.worth).sum();
    (n.min(m) > 0 && n + m >= JUDGED).then(|| worth / n.min(m) as f32)
}

#[cfg(test)]
mod tests {
    use crate::ProblemKind;

    const EN: &str = "The plant doubled its output in May. Its manager thanked the workers. He gave 20 tractors to a \
        farm. They were built in two weeks.";
    const SAME: &str = "공장이 5월에 생산을 2배로 늘였다. 지배인은 로동자들에게 감사를 주었다. 그는 뜨락또르 20대를 농장에 \
        보내주었다. 그것은 두주일동안에 만들어졌다.";
    const OTHER: &str =
        "축구선수들이 경기에서 이겼다. 관중들은 환호하였다. 눈이 많이 내렸다. 산에는 꽃이 피였다.";

    #[test]
    fn texts_that_do_not_belong_together_are_told() {
        let problem = |ko: &str| {
            let problems = crate::compare(EN, ko).problems;
            problems.into_iter().find(|p| p.kind == ProblemKind::Unrelated).map(|p| p.message)
        };
        assert_eq!(problem(SAME), None);
        let message = problem(OTHER).unwrap_or_default();
        assert!(message.contains("of 8 sentences") && message.contains("nats a sentence"), "{message}");
    }
}
