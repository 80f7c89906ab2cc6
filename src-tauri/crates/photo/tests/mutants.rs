//! Five thousand damaged files, always the same ones: none may break the room, whatever else becomes of it.

mod support;

use support::harm::damage;

#[test]
fn no_damage_breaks_the_room() {
    let tally = damage(5_000);
    assert_eq!(tally.broken, Vec::<String>::new());
    let (made, refused) = (tally.made, tally.refused);
    assert!(made > 1_000 && refused > 1_000, "both ends are met: {made} made, {refused} refused");
}
