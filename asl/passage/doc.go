// Package passage proves that nothing leads to a state round what must have happened before: that no note is published which
// nobody approved.
//
// A [Rule] names a target and passages, any one of which opens the way to it: a state that has succeeded, or some transitions of a
// Choice. [Graph.Check] makes one node of all passages, so that the rule holds where that node dominates the target; where it
// does not, it gives the shortest path that leads round.
//
//	machine ─New→ *Graph ─Check(Rule)→ []Detour
//	text ─Parse→ Query ─Graph.Rule→ Rule
//
// The graph knows that a state which fails and is caught has not succeeded, and how scopes lie in each other:
//
//   - A state inside a Parallel or Map is reached through it, so what comes before that state comes before those inside.
//   - A Parallel has passed what one of its branches passes on every way to its end; the branches beside it do not know.
//   - A Map may have no items: it has passed nothing that is inside it. Nor does one item know of another.
//   - A distributed Map is no exception: its states start when it is entered.
//
// Values are not known to it. A path counts though the conditions of its Choices may exclude each other.
package passage
