import ControlInterface
import KeepInTouch
import Language
import Phrases
import Words

extension Page {
    /// The cards that are nobody's to keep in touch with, what each is the card of, and where it is.
    mutating func leftOut(_ cards: [WireLeftOut]) {
        if cards.isEmpty { line(gettext("No card is left out.")) }
        table(cards.map { ["\($0.name)", Table.Cell(LeftOutWords.what($0.kind)), "\($0.file):\($0.line)"] }, fits: false)
    }
}

extension WireContact {
    /// The date of death in words, or as the card writes it; nil of the living.
    var death: String? {
        died.map { date in
            CivilDate(date).map { gettext(Wording.date($0)) } ?? AnnualDay(date)?.phrase.map { gettext($0) } ?? date
        }
    }
}
