package builder_test

import (
	"github.com/aslgen/aslgen/builder"
)

// urgency makes a Choice that goes to the end where the patient is urgent, and to a Fail elsewhere.
func urgency(w *ward) (ask *builder.ChoiceState, yes *builder.SucceedState[discharge], no *builder.FailState) {
	yes, no = done(w), builder.Fail(w, "Refused", "Refused", "Nobody has agreed.")
	return builder.Choice(w, "Urgent?").When(builder.From(&w.Input().Urgent), yes).Otherwise(no), yes, no
}

// refusedRequire are rules that do not hold, or say nothing that could be proved. The attacks on a gate are in TestAttacksOnAGate.
var refusedRequire = []refusal{
	{
		name: "require-broken",
		program: func(w *ward) {
			fetch := fetching(w, "Fetch chart")
			record := builder.PassThrough(w, "Record") // @require-broken.record
			end := done(w)
			w.StartAt(fetch).Then(record).Then(end)
			fetch.Catch(end)
			w.Require(builder.Before(end, builder.Passed(record))) // @require-broken
		},
		want: []string{`ASL6090 "Done" is reached without "Record" on the path StartAt → Fetch chart → (Catch States.ALL) → Done ` +
			`(lead every path to "Done" through what must come before)`},
		related: []string{`"Done" is the target @done`, `"Record" must come before it @require-broken.record`, `the path comes from "Fetch chart" @fetching`},
	},
	{
		name: "require-passages-of-a-fragment",
		program: func(w *ward) {
			f := builder.NewFragment(w, "Ward: ")
			fetch, end := fetching(f, "Fetch chart"), done(w)
			ask := builder.Choice(w, "Known?").When(builder.From(&w.Input().Urgent), end).Otherwise(fetch) // @require-passages-of-a-fragment.known
			w.StartAt(ask)
			fetch.Then(end)
			builder.Require(f, builder.Before(end, builder.Passed(fetch))) // @require-passages-of-a-fragment
		},
		want: []string{`ASL6090 "Done" is reached without "Ward: Fetch chart" on the path StartAt → Known? → Done ` +
			`(lead every path to "Done" through what must come before)`},
		related: []string{`"Done" is the target @done`, `"Ward: Fetch chart" must come before it @fetching`,
			`the path comes from "Known?" @require-passages-of-a-fragment.known`},
	},
	{
		name: "require-nothing",
		program: func(w *ward) {
			end := done(w)
			w.StartAt(end)
			w.Require(builder.Requirement{}, // @require-nothing.zero
				builder.Before(end),                                 // @require-nothing.none
				builder.Before(end, builder.Passage{}),              // @require-nothing.passage
				builder.Before(nil, builder.Passed(nil)),            // @require-nothing.target
				builder.Before(end, builder.Passed(nil)),            // @require-nothing.state
				builder.Before(end, builder.Through(nil, end)),      // @require-nothing.choice
				builder.Before(end, builder.Passed(end)).Since(nil), // @require-nothing.draft
			)
		},
		at: []string{"require-nothing.zero", "require-nothing.none", "require-nothing.passage", "require-nothing.target", "require-nothing.state", "require-nothing.choice", "require-nothing.draft"},
		want: []string{
			`ASL6092 Require gets the zero Requirement (make requirements with Before)`,
			`ASL6092 Before has no passage (give the state that must have succeeded with Passed, or the transition of a Choice with Through)`,
			`ASL6092 Before gets the zero Passage (make passages with Passed or Through)`,
			`ASL6046 the target of Before is nil (make the state before the rule that names it)`,
			`ASL6046 the state of Passed is nil (make the state before the rule that names it)`,
			`ASL6046 the choice of Through is nil (make the state before the rule that names it)`,
			`ASL6046 the draft of Since is nil (make the state before the rule that names it)`,
		},
	},
	{
		name: "require-what-passes-nothing",
		program: func(w *ward) {
			ask, yes, no := urgency(w)
			w.StartAt(ask)
			w.Require(
				builder.Before(yes, builder.Passed(ask)),       // @require-what-passes-nothing.choice
				builder.Before(yes, builder.Passed(no)),        // @require-what-passes-nothing.fail
				builder.Before(yes, builder.Through(yes, yes)), // @require-what-passes-nothing.through
				builder.Before(no, builder.Through(ask, no)),   // @require-what-passes-nothing.otherwise
				builder.Before(yes, builder.Through(ask, ask)), // @require-what-passes-nothing.rule
			)
		},
		at: []string{"require-what-passes-nothing.choice", "require-what-passes-nothing.fail", "require-what-passes-nothing.through", "require-what-passes-nothing.otherwise", "require-what-passes-nothing.rule"},
		want: []string{
			`ASL6092 "Urgent?" is a Choice, which passes whatever it decides (name the transition that must be taken with Through)`,
			`ASL6092 "Refused" is a Fail, which never succeeds (name a state that goes on)`,
			`ASL6092 "Done" is a Succeed, which has no transitions to choose from (name the state with Passed)`,
			`ASL6092 Otherwise of "Urgent?" leads to "Refused", for every value that nobody thought of (lead there by a rule alone, so that nothing but what it says opens the way)`,
			`ASL6092 no rule of "Urgent?" leads to "Urgent?" (lead there with When or Case, or name another transition)`,
		},
	},
	{
		name: "require-two-rules",
		program: func(w *ward) {
			end, no := done(w), builder.Fail(w, "Refused", "Refused", "Nobody has agreed.")
			ask := builder.Choice(w, "Agreed?").When(builder.From(&w.Input().Urgent), end).When(builder.Less(&w.Input().Age, 1), end).Otherwise(no)
			w.StartAt(ask)
			w.Require(builder.Before(end, builder.Through(ask, end))) // @require-two-rules
		},
		want: []string{`ASL6092 2 rules of "Agreed?" lead to "Done", and each would be a passage (lead each rule to a state of its own and name the right ones, or join their conditions with Or)`},
	},
	{
		name: "require-a-rule-that-always-holds",
		program: func(w *ward) {
			end, no := done(w), builder.Fail(w, "Refused", "Refused", "Nobody has agreed.")
			ask := builder.Choice(w, "Agreed?").When(builder.Lit(true), end).Otherwise(no)
			w.StartAt(ask)
			w.Require(builder.Before(end, builder.Through(ask, end))) // @require-a-rule-that-always-holds
		},
		want: []string{`ASL6092 the rule of "Agreed?" that leads to "Done" is a constant, so that it decides nothing (give the rule a condition that reads what was decided)`},
	},
	{
		name: "require-of-another-workflow",
		program: func(w *ward) {
			other := builder.New[admission, discharge]("other")
			w.StartAt(done(w))
			w.Require(builder.Before(builder.PassThrough(other, "Publish"), builder.Passed(builder.PassThrough(other, "Approved")))) // @require-of-another-workflow
		},
		want: []string{`ASL6045 the target of Before is "Publish", a state of workflow "other" (require it of the workflow that the state belongs to)`},
	},
	{
		name: "require-of-nowhere",
		program: func(w *ward) {
			end := done(w)
			w.StartAt(end)
			var nobody *ward
			builder.Require(nil, builder.Before(end, builder.Passed(end))) // @require-of-nowhere.nil
			nobody.Require(builder.Before(end, builder.Passed(end)))       // @require-of-nowhere.workflow
			nobody.Require(builder.Requirement{})
			lost := builder.PassThrough(nil, "Lost") // @require-of-nowhere.lost
			w.Require(builder.Before(end, builder.Passed(lost)))
		},
		at: []string{"require-of-nowhere.nil", "require-of-nowhere.workflow", "require-of-nowhere.lost"},
		want: []string{
			`ASL6066 Require of "Done" gets a nil scope (hand over the workflow, or the processor, branch or fragment that it belongs to)`,
			`ASL6066 Require of "Done" gets a nil scope (hand over the workflow, or the processor, branch or fragment that it belongs to)`,
			`ASL6066 state "Lost" is made in a nil scope (hand over the workflow, or the processor, branch or fragment that it belongs to)`,
		},
	},
}
