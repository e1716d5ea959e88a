package builder_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/lambdatask"
)

// clinic is a workflow that publishes notes.
type clinic struct {
	*builder.Workflow[clinicNote, struct{}]
}

type clinicNote struct {
	Decision clinicDecision
	Mode     string
	Pages    []string
}

type clinicDecision string

func (clinicDecision) Values() []clinicDecision { return []clinicDecision{"approve", "reject"} }

func work(s builder.Scope, name string) *builder.TaskState[clinicNote, clinicNote] {
	return builder.Task(s, name, lambdatask.Handler("work", func(context.Context, clinicNote) (clinicNote, error) { return clinicNote{}, nil })).
		Arguments(&clinicNote{})
}

func exit(s builder.Scope, name string) *builder.PassState[any] { return builder.PassThrough(s, name) }

// mode is true where the note has that mode.
func (c *clinic) mode(m string) builder.Expr[bool] { return builder.Equal(&c.Input().Mode, m) }

// approves is true where the answer is to approve.
func (c *clinic) approves() builder.Expr[bool] {
	return builder.Equal(&c.Input().Decision, "approve")
}

// gate is a review: Review, Decision?, and Approved or, in most, Rejected, which ends the scope.
type gate struct {
	review             *builder.TaskState[clinicNote, clinicNote]
	decision           *builder.ChoiceState
	approved, rejected *builder.PassState[any]
}

func (c *clinic) gate(s builder.Scope, prefix string) gate {
	g := gate{review: work(s, prefix+"Review"), decision: builder.Choice(s, prefix+"Decision?"), approved: exit(s, prefix+"Approved")}
	g.decision.When(c.approves(), g.approved)
	g.review.Then(g.decision)
	return g
}

// closed is a gate whose only other exit is Rejected.
func (c *clinic) closed(s builder.Scope, prefix string) gate {
	g := c.gate(s, prefix)
	g.rejected = exit(s, prefix+"Rejected")
	g.decision.Otherwise(g.rejected)
	return g
}

// strict is a gate that fails where it does not approve.
func (c *clinic) strict(s builder.Scope) gate {
	g := c.gate(s, "")
	g.decision.Otherwise(builder.Fail(s, "Refused", "Refused", ""))
	return g
}

// note is the honest way: Draft, the gate, Publish. An attack adds a way of its own.
type note struct {
	gate
	draft, publish *builder.TaskState[clinicNote, clinicNote]
}

func (c *clinic) note() note {
	n := note{gate: c.closed(c, ""), draft: work(c, "Draft"), publish: work(c, "Publish")}
	c.StartAt(n.draft).Then(n.review)
	n.approved.Then(n.publish)
	c.Require(builder.Before(n.publish, builder.Passed(n.approved)))
	return n
}

func branch(p *builder.ParallelState, body func(b builder.Scope) builder.State) {
	builder.Branch(p, func(b *builder.BranchScope[struct{}]) { b.StartAt(body(b)) })
}

func (c *clinic) each(s builder.Scope, name string, body func(p builder.Scope) builder.State) *builder.MapState[struct{}] {
	return builder.Map(s, name, &c.Input().Pages, func(p *builder.Processor[string, struct{}]) { p.StartAt(body(p)) })
}

func (c *clinic) eachChild(s builder.Scope, name string, body func(p builder.Scope) builder.State) *builder.DistributedMapState[struct{}] {
	return builder.DistributedMap(s, name, &c.Input().Pages, func(p *builder.Processor[string, struct{}]) { p.StartAt(body(p)) })
}

// attacks try to publish round a gate. The want is what stands behind "is reached without".
var attacks = []struct {
	name    string
	program func(c *clinic)
	want    []string
}{
	{"catch of the draft", func(c *clinic) {
		n := c.note()
		n.draft.Catch(n.publish)
	}, []string{`"Approved" on the path StartAt → Draft → (Catch States.ALL) → Publish`}},
	{"timeout of the review", func(c *clinic) {
		n := c.note()
		n.review.Timeout(time.Hour).Catch(n.publish, "States.Timeout")
	}, []string{`"Approved" on the path StartAt → Draft → Review → (Catch States.Timeout) → Publish`}},
	{"retries used up", func(c *clinic) {
		n := c.note()
		n.review.Retry(builder.RetryOn("States.TaskFailed").MaxAttempts(3)).Catch(n.publish, "States.TaskFailed", "States.Timeout")
	}, []string{`"Approved" on the path StartAt → Draft → Review → (Catch States.TaskFailed, States.Timeout) → Publish`}},
	{"catch of the review itself, which must have passed", func(c *clinic) {
		review, publish := work(c, "Review"), work(c, "Publish")
		c.StartAt(review).Then(publish)
		review.Catch(publish)
		c.Require(builder.Before(publish, builder.Passed(review)))
	}, []string{`"Review" on the path StartAt → Review → (Catch States.ALL) → Publish`}},
	{"default of the decision", func(c *clinic) {
		g, publish := c.gate(c, ""), work(c, "Publish")
		g.decision.When(c.mode("reject"), exit(c, "Rejected")).Otherwise(publish)
		c.StartAt(g.review)
		g.approved.Then(publish)
		c.Require(builder.Before(publish, builder.Passed(g.approved)))
	}, []string{`"Approved" on the path StartAt → Review → Decision? → (Default) → Publish`}},
	{"another rule of the decision", func(c *clinic) {
		n := c.note()
		n.decision.When(c.mode("urgent"), n.publish)
	}, []string{`"Approved" on the path StartAt → Draft → Review → Decision? → Publish`}},
	{"the rejection goes on", func(c *clinic) {
		n := c.note()
		n.rejected.Then(exit(c, "Tell the author")).Then(n.publish)
	}, []string{`"Approved" on the path StartAt → Draft → Review → Decision? → (Default) → Rejected → Tell the author → Publish`}},
	{"escalation without a decision", func(c *clinic) {
		n := c.note()
		escalated := work(c, "Ask the chief")
		n.review.Catch(escalated, "States.Timeout")
		escalated.Then(n.publish)
	}, []string{`"Approved" on the path StartAt → Draft → Review → (Catch States.Timeout) → Ask the chief → Publish`}},
	{"escalation that nobody answers", func(c *clinic) {
		n := c.note()
		chief := c.closed(c, "Chief: ")
		n.review.Catch(chief.review, "States.Timeout")
		chief.review.Catch(n.publish, "States.Timeout")
		chief.approved.Then(n.publish)
		c.Require(builder.Before(n.publish, builder.Passed(n.approved), builder.Passed(chief.approved)))
	}, []string{
		`"Approved" on the path StartAt → Draft → Review → (Catch States.Timeout) → Chief: Review → (Catch States.Timeout) → Publish`,
		`"Approved" or "Chief: Approved" on the path StartAt → Draft → Review → (Catch States.Timeout) → Chief: Review → (Catch States.Timeout) → Publish`,
	}},
	{"loop that ends by its count", func(c *clinic) {
		n := c.note()
		rounds := builder.Choice(c, "Rounds left?").When(c.mode("more"), n.draft).Otherwise(n.publish)
		n.rejected.Then(rounds)
	}, []string{`"Approved" on the path StartAt → Draft → Review → Decision? → (Default) → Rejected → Rounds left? → (Default) → Publish`}},
	{"wait that nobody ends", func(c *clinic) {
		n := c.note()
		n.rejected.Then(builder.Wait(c, "Give it a day", 24*time.Hour)).Then(n.publish)
	}, []string{`"Approved" on the path StartAt → Draft → Review → Decision? → (Default) → Rejected → Give it a day → Publish`}},
	{"a second way in", func(c *clinic) {
		n := c.note()
		resume := builder.Choice(c, "Resume?").When(c.mode("resume"), n.publish).Otherwise(n.draft)
		n.rejected.Then(resume)
	}, []string{`"Approved" on the path StartAt → Draft → Review → Decision? → (Default) → Rejected → Resume? → Publish`}},
	{"publishing first", func(c *clinic) {
		g, publish := c.closed(c, ""), work(c, "Publish")
		c.StartAt(publish).Then(g.review)
		c.Require(builder.Before(publish, builder.Passed(g.approved)))
	}, []string{`"Approved" on the path StartAt → Publish`}},
	{"shadow mode", func(c *clinic) {
		g, publish, shadow := c.closed(c, ""), work(c, "Publish"), builder.Choice(c, "Mode?")
		shadow.When(c.mode("shadow"), publish).Otherwise(g.review)
		c.StartAt(shadow)
		g.approved.Then(publish)
		c.Require(builder.Before(publish, builder.Passed(g.approved)))
	}, []string{`"Approved" on the path StartAt → Mode? → Publish`}},
	{"a record that fails", func(c *clinic) {
		g, record, publish := c.closed(c, ""), work(c, "Record"), work(c, "Publish")
		c.StartAt(g.review)
		g.approved.Then(record).Then(publish)
		record.Catch(publish)
		c.Require(builder.Before(publish, builder.Passed(record)))
	}, []string{`"Record" on the path StartAt → Review → Decision? → Approved → Record → (Catch States.ALL) → Publish`}},
	{"cancelled review", func(c *clinic) {
		n := c.note()
		clean := work(c, "Clean up")
		n.review.Catch(clean, "Review.Cancelled")
		clean.Then(n.publish)
	}, []string{`"Approved" on the path StartAt → Draft → Review → (Catch Review.Cancelled) → Clean up → Publish`}},
	{"transition of another choice", func(c *clinic) {
		n := c.note()
		auto := builder.Choice(c, "Harmless?").When(c.mode("harmless"), n.approved).Otherwise(n.rejected)
		n.review.Catch(auto)
		c.Require(builder.Before(n.publish, builder.Through(n.decision, n.approved)))
	}, []string{`"Decision?" → "Approved" on the path StartAt → Draft → Review → (Catch States.ALL) → Harmless? → Approved → Publish`}},
	{"case of a switch that is not the one", func(c *clinic) {
		yes, no, publish := exit(c, "Yes"), exit(c, "No"), work(c, "Publish")
		decision := builder.Switch(c, "Decision?", &c.Input().Decision).Case("approve", yes).Case("reject", no)
		c.StartAt(decision)
		yes.Then(publish)
		no.Then(publish)
		c.Require(builder.Before(publish, builder.Through(decision, yes)))
	}, []string{`"Decision?" → "Yes" on the path StartAt → Decision? → No → Publish`}},
	{"second gate left out", func(c *clinic) {
		n := c.note()
		pharmacist := c.closed(c, "Pharmacist: ")
		n.decision.When(c.mode("both"), pharmacist.review)
		pharmacist.approved.Then(n.approved)
		c.Require(builder.Before(n.publish, builder.Passed(pharmacist.approved)))
	}, []string{`"Pharmacist: Approved" on the path StartAt → Draft → Review → Decision? → Approved → Publish`}},
	{"branch beside the gate", func(c *clinic) {
		both := builder.Parallel(c, "Both")
		var g gate
		var publish builder.State
		branch(both, func(b builder.Scope) builder.State { g = c.closed(b, ""); return g.review })
		branch(both, func(b builder.Scope) builder.State { publish = work(b, "Publish"); return publish })
		c.StartAt(both)
		c.Require(builder.Before(publish, builder.Passed(g.approved)))
	}, []string{`"Approved" on the path StartAt → Both → (branch 2) → Publish`}},
	{"branch that also ends by rejection", func(c *clinic) {
		both, publish := builder.Parallel(c, "Both"), work(c, "Publish")
		var g gate
		branch(both, func(b builder.Scope) builder.State { g = c.closed(b, ""); return g.review })
		branch(both, func(b builder.Scope) builder.State { return work(b, "Collect") })
		c.StartAt(both).Then(publish)
		c.Require(builder.Before(publish, builder.Passed(g.approved)))
	}, []string{`"Approved" on the path StartAt → Both → Publish`}},
	{"catch of the Parallel that holds the gate", func(c *clinic) {
		both, publish := builder.Parallel(c, "Both"), work(c, "Publish")
		var g gate
		branch(both, func(b builder.Scope) builder.State {
			g = c.strict(b)
			return g.review
		})
		c.StartAt(both).Then(publish)
		both.Catch(publish)
		c.Require(builder.Before(publish, builder.Passed(g.approved)))
	}, []string{`"Approved" on the path StartAt → Both → (Catch States.ALL) → Publish`}},
	{"gate in a Map without items", func(c *clinic) {
		publish := work(c, "Publish")
		var g gate
		each := c.each(c, "Each page", func(p builder.Scope) builder.State {
			g = c.strict(p)
			return g.review
		})
		c.StartAt(each).Then(publish)
		c.Require(builder.Before(publish, builder.Passed(g.approved)))
	}, []string{`"Approved" on the path StartAt → Each page → (no items) → Publish`}},
	{"gate in a distributed Map", func(c *clinic) {
		publish := work(c, "Publish")
		var approved builder.State
		each := c.eachChild(c, "Each page", func(p builder.Scope) builder.State { approved = work(p, "Approved"); return approved })
		c.StartAt(each).Then(publish)
		c.Require(builder.Before(publish, builder.Passed(approved)))
	}, []string{`"Approved" on the path StartAt → Each page → (no items) → Publish`}},
	{"publishing in the item, round the gate in the item", func(c *clinic) {
		var g gate
		var publish *builder.TaskState[clinicNote, clinicNote]
		each := c.each(c, "Each page", func(p builder.Scope) builder.State {
			g, publish = c.closed(p, ""), work(p, "Publish")
			g.approved.Then(publish)
			g.review.Catch(publish)
			return g.review
		})
		c.StartAt(each)
		c.Require(builder.Before(publish, builder.Passed(g.approved)))
	}, []string{`"Approved" on the path StartAt → Each page → (item) → Review → (Catch States.ALL) → Publish`}},
	{"gate behind the distributed Map that publishes", func(c *clinic) {
		g := c.closed(c, "")
		var publish builder.State
		each := c.eachChild(c, "Each page", func(p builder.Scope) builder.State { publish = work(p, "Publish"); return publish })
		c.StartAt(each).Then(g.review)
		c.Require(builder.Before(publish, builder.Passed(g.approved)))
	}, []string{`"Approved" on the path StartAt → Each page → (item) → Publish`}},
	{"gate in the Map before", func(c *clinic) {
		var approved, publish builder.State
		ask := c.each(c, "Ask", func(p builder.Scope) builder.State { approved = work(p, "Approved"); return approved })
		send := c.each(c, "Send", func(p builder.Scope) builder.State { publish = work(p, "Publish"); return publish })
		c.StartAt(ask).Then(send)
		c.Require(builder.Before(publish, builder.Passed(approved)))
	}, []string{`"Approved" on the path StartAt → Ask → (no items) → Send → (item) → Publish`}},
	{"deep inside, with the gate in a branch of another Parallel", func(c *clinic) {
		outer := builder.Parallel(c, "Outer")
		var approved, publish builder.State
		branch(outer, func(b builder.Scope) builder.State { approved = work(b, "Approved"); return approved })
		branch(outer, func(b builder.Scope) builder.State {
			inner := builder.Parallel(b, "Inner")
			branch(inner, func(b builder.Scope) builder.State {
				return c.each(b, "Each page", func(p builder.Scope) builder.State { publish = work(p, "Publish"); return publish })
			})
			return inner
		})
		c.StartAt(outer)
		c.Require(builder.Before(publish, builder.Passed(approved)))
	}, []string{`"Approved" on the path StartAt → Outer → (branch 2) → Inner → (branch 1) → Each page → (item) → Publish`}},
	{"fragment that is used twice", func(c *clinic) {
		make := func(prefix string) (g gate, publish *builder.TaskState[clinicNote, clinicNote]) {
			f := builder.NewFragment(c.Workflow, prefix)
			return c.closed(f, ""), work(f, "Publish")
		}
		draft, sendDraft := make("Draft: ")
		final, sendFinal := make("Final: ")
		c.StartAt(draft.review)
		draft.approved.Then(sendDraft).Then(final.review)
		final.approved.Then(sendFinal)
		final.rejected.Then(sendFinal)
		c.Require(builder.Before(sendFinal, builder.Passed(final.approved)), builder.Before(sendDraft, builder.Passed(final.approved)))
	}, []string{
		`"Final: Approved" on the path StartAt → Draft: Review → Draft: Decision? → Draft: Approved → Draft: Publish`,
		`"Final: Approved" on the path StartAt → Draft: Review → Draft: Decision? → Draft: Approved → Draft: Publish → Final: Review → Final: Decision? → (Default) → Final: Rejected → Final: Publish`,
	}},
	{"rework under the old approval", func(c *clinic) {
		g, publish, edit := c.closed(c, ""), work(c, "Publish"), work(c, "Edit")
		late := builder.Choice(c, "Late change?").When(c.mode("late"), edit).Otherwise(publish)
		c.StartAt(g.review)
		g.approved.Then(late)
		edit.Then(publish)
		c.Require(builder.Before(publish, builder.Passed(g.approved)).Since(edit))
	}, []string{`"Approved" since "Edit" on the path StartAt → Review → Decision? → Approved → Late change? → Edit → Publish`}},
	{"rework that fails under the old approval", func(c *clinic) {
		g, publish, edit := c.closed(c, ""), work(c, "Publish"), work(c, "Edit")
		c.StartAt(g.review)
		g.approved.Then(builder.Choice(c, "Late change?").When(c.mode("late"), edit).Otherwise(publish))
		edit.Then(g.review)
		edit.Catch(publish)
		c.Require(builder.Before(publish, builder.Passed(g.approved)).Since(edit))
	}, []string{`"Approved" since "Edit" on the path StartAt → Review → Decision? → Approved → Late change? → Edit → (Catch States.ALL) → Publish`}},
	{"rework beside publishing", func(c *clinic) {
		g, both := c.closed(c, ""), builder.Parallel(c, "Both")
		var publish, edit builder.State
		branch(both, func(b builder.Scope) builder.State { edit = work(b, "Edit"); return edit })
		branch(both, func(b builder.Scope) builder.State { publish = work(b, "Publish"); return publish })
		c.StartAt(g.review)
		g.approved.Then(both)
		c.Require(builder.Before(publish, builder.Passed(g.approved)).Since(edit))
	}, []string{`"Approved" since "Edit" on the path StartAt → Review → Decision? → Approved → Both → (branch 1) → Edit → (beside it) → Publish`}},
	{"rework inside a Parallel that is retried", func(c *clinic) {
		g, both := c.closed(c, ""), builder.Parallel(c, "Both")
		var publish, edit builder.State
		branch(both, func(b builder.Scope) builder.State {
			p, e := work(b, "Publish"), work(b, "Edit")
			publish, edit = p, e
			return p.Then(e)
		})
		both.Retry(builder.RetryOn())
		c.StartAt(g.review)
		g.approved.Then(both)
		c.Require(builder.Before(publish, builder.Passed(g.approved)).Since(edit))
	}, []string{`"Approved" since "Edit" on the path StartAt → Review → Decision? → Approved → Both → (branch 1) → Publish → Edit → (Retry) → Both → (branch 1) → Publish`}},
	{"rework in the items of a Map", func(c *clinic) {
		g, publish := c.closed(c, ""), work(c, "Publish")
		var edit builder.State
		each := c.each(c, "Each page", func(p builder.Scope) builder.State { edit = work(p, "Edit"); return edit })
		c.StartAt(g.review)
		g.approved.Then(each).Then(publish)
		c.Require(builder.Before(publish, builder.Passed(g.approved)).Since(edit))
	}, []string{`"Approved" since "Edit" on the path StartAt → Review → Decision? → Approved → Each page → (item) → Edit → (end of Each page) → Publish`}},
	{"rework in items whose failure is tolerated", func(c *clinic) {
		g, publish := c.closed(c, ""), work(c, "Publish")
		var edit, approved builder.State
		each := c.eachChild(c, "Each page", func(p builder.Scope) builder.State {
			e, a := work(p, "Edit"), work(p, "Page approved")
			edit, approved = e, a
			return e.Then(a)
		}).ToleratedFailurePercentage(10)
		c.StartAt(g.review)
		g.approved.Then(each).Then(publish)
		c.Require(builder.Before(publish, builder.Passed(g.approved), builder.Passed(approved)).Since(edit))
	}, []string{`"Approved" or "Page approved" since "Edit" on the path StartAt → Review → Decision? → Approved → Each page → (item) → Edit → (failure tolerated by Each page) → Publish`}},
}

func TestAttacksOnAGate(t *testing.T) {
	require.GreaterOrEqual(t, len(attacks), 25)
	for _, a := range attacks {
		t.Run(a.name, func(t *testing.T) {
			c := &clinic{builder.New[clinicNote, struct{}]("publishing")}
			a.program(c)
			machine, faults := c.Build()
			require.Nil(t, machine)
			var got []string
			for _, d := range faults {
				require.Equal(t, "ASL6090", d.Code, d.String())
				_, message, _ := strings.Cut(d.Message, " is reached without ")
				got = append(got, message)
			}
			require.Equal(t, a.want, got)
		})
	}
}
