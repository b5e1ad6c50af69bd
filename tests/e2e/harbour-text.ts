/** An article of 600 words with twelve attributions, three of them chains. Its places and offices are made up. */
export const harbourText = `Harbour gates stay shut as port and city dispute the cost of repairs

The sea gates of the harbour will stay shut for a third month while the port and the city argue about who pays for them. Officials said that the gates were inspected in January. The harbour office confirmed that two of the five pumps have failed since the spring. Ships of more than forty metres now wait outside the breakwater until the tide allows them to pass, which can take most of a day when the wind stands in the north.

The gates were built to keep storm water out of the lower town, where some nine hundred and ten households live below the level of a high spring tide. They close on about sixty days in an ordinary year. This year they have closed on eighty-four days already, and the season of storms has not begun.

The regional ministry of transport said that the repair would cost eleven million crowns. The city council insisted that the port must carry the whole cost of the work. Neither side has put its reading of the contract on paper, and the contract itself is not public. A copy that was shown to a committee of the council last year had eleven of its forty pages blacked out, among them those on the upkeep of the pumps.

The Coast Observer reported that engineers warned that a third pump may fail before the autumn. The paper named neither the engineers nor the firm they work for. Its article ran over two pages and carried a drawing of the pump house with the damaged parts in red. The port did not say whether the drawing is correct, and it has not asked for a correction either.

The port authority denied that the pumps were neglected. The operator of the pump house stated that every inspection since 2019 was passed without a complaint. Inspections take place twice a year and are done by a firm that the port itself chooses.

The North Shore Broadcaster revealed that clerks said that the inspection reports were written before the visits. The broadcaster had seen four of the reports and showed the dates on two of them. In both cases the date of the signature was a week before the date of the visit.

The fishermen's union complained that its members lose a day of work each week. The union speaks for about two hundred boats, most of them short enough to pass at any tide. The owners of the larger boats are not its members and have an association of their own. That association has asked the city for a lower mooring fee for as long as the gates are shut, and it has had no answer so far.

The Harbour Gazette reported that insurers claimed that the damage was known when the last policy was signed. A policy that was signed in the knowledge of damage could be void, and then neither the port nor the city would have anything to fall back on. The sum insured is not known, but the yearly premium stands in the accounts of the port and has doubled in four years.

The chamber of commerce estimated that the closure costs local firms two million crowns a month. The work on the pumps takes a year. The mayor's office announced that an independent audit will begin in March. Its result is due before the summer, and it will be put on the pages of the city in full. Until then the gates stay shut on every tide above the mark.
`
