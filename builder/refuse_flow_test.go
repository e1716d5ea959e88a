package builder_test

import (
	"strings"

	"github.com/aslgen/aslgen/builder"
)

// refusedFlow are states that are named or connected wrongly.
var refusedFlow = []refusal{
	{
		name:    "no-start",
		program: func(w *ward) { done(w) },
		at:      []string{"new"},
		want:    []string{`ASL6040 workflow "ward" has no StartAt (name its first state with StartAt)`},
	},
	{
		name: "no-start-in-a-processor",
		program: func(w *ward) {
			each := builder.Map(w, "Each scan", &w.Input().Scans, func(p *builder.Processor[scan, chart]) { // @no-start-in-a-processor
				fetching(p, "Fetch prior")
			})
			w.StartAt(each).Then(done(w))
		},
		want: []string{`ASL6040 the processor of "Each scan" has no StartAt (name its first state with StartAt)`},
	},
	{
		name: "two-starts",
		program: func(w *ward) {
			fetch := fetching(w, "Fetch chart")
			fetch.Then(done(w))
			w.StartAt(fetch)
			w.StartAt(builder.PassThrough(w, "Begin")).Then(fetch) // @two-starts
		},
		want: []string{`ASL6041 StartAt of workflow "ward" is "Fetch chart" already (a scope has one first state; a Choice or a Parallel begins in several ways)`},
	},
	{
		name: "unreachable-state",
		program: func(w *ward) {
			fetching(w, "Fetch chart").
				Then(done(w))
			w.StartAt(builder.Fail(w, "Closed", "Closed", "The ward is closed."))
		},
		at:   []string{"fetching"},
		want: []string{`ASL6042 state "Fetch chart" is never reached in workflow "ward" (lead to it with Then, When, Catch or StartAt, or take it out)`},
	},
	{
		name: "forgotten-then",
		program: func(w *ward) {
			fetching(w, "Fetch chart")
			w.StartAt(done(w))
		},
		at:   []string{"fetching"},
		want: []string{`ASL6042 state "Fetch chart" is never reached in workflow "ward" (lead to it with Then, When, Catch or StartAt, or take it out)`},
	},
	{
		name: "unreachable-loop",
		program: func(w *ward) {
			again := builder.Wait(w, "Rest", 0) // @unreachable-loop
			again.Then(fetching(w, "Fetch chart")).Then(again)
			w.StartAt(done(w))
		},
		want: []string{`ASL6042 state "Rest" is never reached in workflow "ward" (lead to it with Then, When, Catch or StartAt, or take it out)`},
	},
	{
		name: "unreachable-in-a-branch",
		program: func(w *ward) {
			gather := builder.Parallel(w, "Gather")
			builder.Branch(gather, func(b *builder.BranchScope[finding]) {
				builder.PassThrough(b, "Forgotten") // @unreachable-in-a-branch
				b.StartAt(builder.Succeed(b, "Report", &finding{}))
			})
			w.StartAt(gather).Then(done(w))
		},
		want: []string{`ASL6042 state "Forgotten" is never reached in a branch of "Gather" (lead to it with Then, When, Catch or StartAt, or take it out)`},
	},
	{
		name: "duplicate-name",
		program: func(w *ward) {
			first := builder.PassThrough(w, "Begin")  // @duplicate-name.first
			second := builder.PassThrough(w, "Begin") // @duplicate-name
			w.StartAt(first).Then(second).Then(done(w))
		},
		want:    []string{`ASL6043 state name "Begin" is used twice (names are unique in the whole machine; a Fragment gives them a prefix)`},
		related: []string{`first used here @duplicate-name.first`},
	},
	{
		name: "duplicate-name-in-an-inner-scope",
		program: func(w *ward) {
			gather := builder.Parallel(w, "Gather") // @duplicate-name-in-an-inner-scope.first
			builder.Branch(gather, func(b *builder.BranchScope[finding]) {
				b.StartAt(builder.Succeed(b, "Gather", &finding{})) // @duplicate-name-in-an-inner-scope
			})
			w.StartAt(gather).Then(done(w))
		},
		want:    []string{`ASL6043 state name "Gather" is used twice (names are unique in the whole machine; a Fragment gives them a prefix)`},
		related: []string{`first used here @duplicate-name-in-an-inner-scope.first`},
	},
	{
		name: "fragment-used-twice-with-one-prefix",
		program: func(w *ward) {
			notify := func(f *builder.Fragment[discharge]) *builder.PassState[any] {
				return builder.PassThrough(f, "Notify") // @fragment-used-twice-with-one-prefix
			}
			first := notify(builder.NewFragment(w, "Draft: "))
			second := notify(builder.NewFragment(w, "Draft: "))
			w.StartAt(first).Then(second).Then(done(w))
		},
		want:    []string{`ASL6043 state name "Draft: Notify" is used twice (names are unique in the whole machine; a Fragment gives them a prefix)`},
		related: []string{`first used here @fragment-used-twice-with-one-prefix`},
	},
	{
		name: "name-too-long",
		program: func(w *ward) {
			w.StartAt(builder.PassThrough(w, strings.Repeat("é", 81))).Then(done(w)) // @name-too-long
		},
		want: []string{`ASL6044 state name "ééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééé" has 81 characters; 1 to 80 (give it 1 to 80 characters; the prefix of a Fragment counts)`},
	},
	{
		name: "name-too-long-with-its-prefix",
		program: func(w *ward) {
			f := builder.NewFragment(w, strings.Repeat("p", 40))
			w.StartAt(builder.PassThrough(f, strings.Repeat("n", 41))).Then(done(w)) // @name-too-long-with-its-prefix
		},
		want: []string{`ASL6044 state name "ppppppppppppppppppppppppppppppppppppppppnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn" has 81 characters; 1 to 80 (give it 1 to 80 characters; the prefix of a Fragment counts)`},
	},
	{
		name: "empty-name",
		program: func(w *ward) {
			w.StartAt(builder.PassThrough(w, "")).Then(done(w)) // @empty-name
		},
		want: []string{`ASL6044 state name "" has 0 characters; 1 to 80 (give it 1 to 80 characters; the prefix of a Fragment counts)`},
	},
	{
		name: "then-out-of-a-branch",
		program: func(w *ward) {
			end := done(w)
			gather := builder.Parallel(w, "Gather")
			builder.Branch(gather, func(b *builder.BranchScope[chart]) {
				b.StartAt(fetching(b, "Fetch chart")).Then(end) // @then-out-of-a-branch
			})
			w.StartAt(gather).Then(end)
		},
		want: []string{`ASL6045 Then of "Fetch chart" leads to "Done", which is a state of workflow "ward" (states here: Fetch chart)`},
	},
	{
		name: "then-into-a-processor",
		program: func(w *ward) {
			var inner builder.State
			each := builder.Map(w, "Each scan", &w.Input().Scans, func(p *builder.Processor[scan, chart]) {
				inner = fetching(p, "Fetch prior")
				p.StartAt(inner)
			})
			w.StartAt(each).Then(inner) // @then-into-a-processor
		},
		want: []string{`ASL6045 Then of "Each scan" leads to "Fetch prior", which is a state of the processor of "Each scan" (states here: Each scan)`},
	},
	{
		name: "start-in-another-scope",
		program: func(w *ward) {
			gather := builder.Parallel(w, "Gather")
			builder.Branch(gather, func(b *builder.BranchScope[discharge]) {
				b.StartAt(builder.PassThrough(w, "Begin")) // @start-in-another-scope
			})
			w.StartAt(gather).Then(done(w))
		},
		want: []string{`ASL6045 StartAt of a branch of "Gather" leads to "Begin", which is a state of workflow "ward" (make the states of a branch of "Gather" in it)`},
	},
	{
		name: "then-into-another-workflow",
		program: func(w *ward) {
			other := builder.New[admission, discharge]("emergency")
			w.StartAt(fetching(w, "Fetch chart")).Then(done(other)) // @then-into-another-workflow
		},
		want: []string{`ASL6045 Then of "Fetch chart" leads to "Done", which is a state of workflow "emergency" (a workflow starts another one with a task)`},
	},
	{
		name: "catch-into-another-workflow",
		program: func(w *ward) {
			other := builder.New[admission, discharge]("emergency")
			w.StartAt(fetching(w, "Fetch chart").
				Catch(done(other))). // @catch-into-another-workflow
				Then(done(w))
		},
		want: []string{`ASL6045 Catch of "Fetch chart" leads to "Done", which is a state of workflow "emergency" (a workflow starts another one with a task)`},
	},
	{
		name: "start-at-nil",
		program: func(w *ward) {
			w.StartAt(nil) // @start-at-nil
		},
		want: []string{`ASL6046 StartAt of workflow "ward" is nil (make the state before the transition that leads to it)`},
	},
	{
		name: "then-to-nil",
		program: func(w *ward) {
			var end *builder.SucceedState[discharge]
			w.StartAt(fetching(w, "Fetch chart")).
				Then(end) // @then-to-nil
		},
		want: []string{`ASL6046 Then of "Fetch chart" is nil (make the state before the transition that leads to it)`},
	},
	{
		name: "rules-to-nil",
		program: func(w *ward) {
			w.StartAt(builder.Choice(w, "Urgent?").
				When(builder.From(&w.Input().Urgent), nil). // @rules-to-nil
				Otherwise(nil))                             // @rules-to-nil.2
		},
		want: []string{
			`ASL6046 a rule of "Urgent?" leads to nil (make the state before the transition that leads to it)`,
			`ASL6046 Otherwise of "Urgent?" is nil (make the state before the transition that leads to it)`,
		},
	},
	{
		name: "catch-to-nil",
		program: func(w *ward) {
			var failed *builder.FailState
			w.StartAt(fetching(w, "Fetch chart").Catch(failed)).Then(done(w)) // @catch-to-nil
		},
		want: []string{`ASL6046 Catch of "Fetch chart" leads to nil (make the state before the transition that leads to it)`},
	},
	{
		name: "then-twice",
		program: func(w *ward) {
			fetch := fetching(w, "Fetch chart")
			w.StartAt(fetch).Then(done(w))
			fetch.Then(builder.Fail(w, "Failed", "Failed", "Nobody knows why.")) // @then-twice
		},
		want: []string{`ASL6047 Then of "Fetch chart" is "Done" already (a state has one next state; a Choice goes different ways)`},
	},
	{
		name: "then-behind-a-choice",
		program: func(w *ward) {
			end := done(w)
			urgent := builder.Choice(w, "Urgent?").When(builder.From(&w.Input().Urgent), end).Otherwise(end)
			w.StartAt(urgent).
				Then(fetching(w, "Fetch chart")) // @then-behind-a-choice
		},
		want: []string{`ASL6048 Choice state "Urgent?" goes on by its rules; it has no Then (lead to "Fetch chart" with When or Otherwise)`},
	},
	{
		name: "then-behind-fail",
		program: func(w *ward) {
			w.StartAt(builder.Fail(w, "Failed", "Failed", "Nobody knows why.")).
				Then(done(w)) // @then-behind-fail
		},
		want: []string{`ASL6048 Fail state "Failed" ends its scope; it has no Then (lead to "Done" from a state that goes on)`},
	},
	{
		name: "then-behind-succeed",
		program: func(w *ward) {
			w.StartAt(done(w)).
				Then(fetching(w, "Fetch chart")) // @then-behind-succeed
		},
		want: []string{`ASL6048 Succeed state "Done" ends its scope; it has no Then (lead to "Fetch chart" from a state that goes on)`},
	},
	{
		name: "endless-loop",
		program: func(w *ward) {
			fetch := fetching(w, "Fetch chart")
			w.StartAt(fetch).Then(builder.PassThrough(w, "Again")).Then(fetch)
		},
		at:   []string{"new"},
		want: []string{`ASL6049 workflow "ward" never ends: every state has a next one (let a Choice lead out of the loop, to a state without Then, to Succeed or to Fail)`},
	},
	{
		name: "end-with-a-result-of-another-type",
		program: func(w *ward) {
			w.StartAt(fetching(w, "Fetch chart"))
		},
		at:   []string{"fetching"},
		want: []string{`ASL6050 "Fetch chart" ends workflow "ward" with its result, a builder_test.chart; it gives a builder_test.discharge (builder_test.chart has no member "Note"; end with Succeed, give it an Output, or go on with Then)`},
	},
	{
		name: "end-with-an-output-of-another-type",
		program: func(w *ward) {
			w.StartAt(fetching(w, "Fetch chart").
				Output(&finding{})) // @end-with-an-output-of-another-type
		},
		want: []string{`ASL6050 "Fetch chart" ends workflow "ward" with its Output, a builder_test.finding; it gives a builder_test.discharge (builder_test.finding has no member "Note"; end with Succeed, give it an Output, or go on with Then)`},
	},
	{
		name: "end-with-what-came-in",
		program: func(w *ward) {
			w.StartAt(fetching(w, "Fetch chart")).
				Then(builder.PassThrough(w, "Join")) // @end-with-what-came-in
		},
		want: []string{`ASL6050 "Join" ends workflow "ward", which gives a builder_test.discharge, and passes on whatever came in (end with Succeed, give it an Output, or go on with Then)`},
	},
	{
		name: "end-of-a-processor-with-another-type",
		program: func(w *ward) {
			each := builder.Map(w, "Each scan", &w.Input().Scans, func(p *builder.Processor[scan, finding]) {
				p.StartAt(fetching(p, "Fetch prior"))
			})
			w.StartAt(each).Then(done(w))
		},
		at:   []string{"fetching"},
		want: []string{`ASL6050 "Fetch prior" ends the processor of "Each scan" with its result, a builder_test.chart; it gives a builder_test.finding (builder_test.chart has no member "Text"; end with Succeed, give it an Output, or go on with Then)`},
	},
}
