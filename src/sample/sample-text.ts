/** The name of the sample's file. */
export const sampleName = 'Sample – the Larkfield footbridge.txt'

/** An article of our own writing: the town, the people and the paper are invented. */
export const sampleText = `Footbridge in Larkfield closes as engineers and council disagree

The Larkfield footbridge will close on Monday for at least six weeks, the council of Harrow Vale said on Thursday. "We found cracks in two of the four bearings," Mira Oduvan, the council's head of works, told reporters, "and we do not gamble with people's lives." She denied that the closure had been planned for months.

The Vale Courier reported that officials had known about the damage since March. According to a person familiar with the inspection, a first warning was sent to the council in early spring and never answered.

Tomas Lindqvarn, an engineer who examined the bridge in 2019, said the structure was "tired but safe" at the time. He expects the repairs to take until the autumn. The work is expected to cost 1.2 million crowns.

"They knew about the damage since March and told nobody," said Odile Brandtner of the parents' association in an interview. A survey by the association found that 340 pupils cross the bridge every day.

The closure has split the town in two.
`
