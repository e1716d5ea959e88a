package builder_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/builder"
)

// honest publish behind a gate.
var honest = []struct {
	name    string
	program func(c *clinic)
}{
	{"the plain gate", func(c *clinic) { c.note() }},
	{"errors that lead to the rejection", func(c *clinic) {
		n := c.note()
		n.draft.Catch(n.rejected)
		n.review.Retry(builder.RetryOn("Lambda.TooManyRequestsException")).Catch(n.rejected)
	}},
	{"one of two gates", func(c *clinic) {
		g, chief, publish := c.closed(c, ""), c.closed(c, "Chief: "), work(c, "Publish")
		c.StartAt(g.review)
		g.review.Catch(chief.review, "States.Timeout")
		g.approved.Then(publish)
		chief.approved.Then(publish)
		c.Require(builder.Before(publish, builder.Passed(g.approved), builder.Through(chief.decision, chief.approved)))
	}},
	{"both of two gates", func(c *clinic) {
		g, chief, publish := c.closed(c, ""), c.closed(c, "Chief: "), work(c, "Publish")
		c.StartAt(g.review)
		g.approved.Then(chief.review)
		chief.approved.Then(publish)
		builder.Require(c, builder.Before(publish, builder.Passed(g.approved)), builder.Before(publish, builder.Passed(chief.approved)))
	}},
	{"rework that is reviewed again", func(c *clinic) {
		g, publish, draft := c.closed(c, ""), work(c, "Publish"), work(c, "Draft")
		c.StartAt(draft).Then(g.review)
		g.approved.Then(builder.Choice(c, "Late change?").When(c.mode("late"), draft).Otherwise(publish))
		draft.Catch(g.rejected)
		c.Require(builder.Before(publish, builder.Passed(g.approved)).Since(draft))
	}},
	{"publishing in a branch behind the gate", func(c *clinic) {
		g, both := c.closed(c, ""), builder.Parallel(c, "Both")
		var publish builder.State
		branch(both, func(b builder.Scope) builder.State { publish = work(b, "Publish"); return publish })
		branch(both, func(b builder.Scope) builder.State { return work(b, "Tell") })
		c.StartAt(g.review)
		g.approved.Then(both)
		c.Require(builder.Before(publish, builder.Through(g.decision, g.approved)))
	}},
	{"publishing every item of a distributed Map behind the gate", func(c *clinic) {
		g := c.closed(c, "")
		var publish builder.State
		each := c.eachChild(c, "Each page", func(p builder.Scope) builder.State { publish = work(p, "Publish"); return publish })
		c.StartAt(g.review)
		g.approved.Then(each)
		c.Require(builder.Before(publish, builder.Passed(g.approved)))
	}},
	{"gate and publishing in the same item", func(c *clinic) {
		var g gate
		var publish builder.State
		c.StartAt(c.each(c, "Each page", func(p builder.Scope) builder.State {
			g = c.closed(p, "")
			publish = work(p, "Publish")
			g.approved.Then(publish)
			return g.review
		}))
		c.Require(builder.Before(publish, builder.Passed(g.approved)))
	}},
	{"branch that ends by approval alone", func(c *clinic) {
		both, publish := builder.Parallel(c, "Both"), work(c, "Publish")
		var g gate
		branch(both, func(b builder.Scope) builder.State { g = c.strict(b); return g.review })
		branch(both, func(b builder.Scope) builder.State { return work(b, "Collect") })
		c.StartAt(both).Then(publish)
		c.Require(builder.Before(publish, builder.Passed(g.approved)))
	}},
	{"the same in a Parallel inside a Parallel", func(c *clinic) {
		outer, publish := builder.Parallel(c, "Outer"), work(c, "Publish")
		var g gate
		branch(outer, func(b builder.Scope) builder.State {
			inner := builder.Parallel(b, "Inner")
			branch(inner, func(b builder.Scope) builder.State { return work(b, "Collect") })
			branch(inner, func(b builder.Scope) builder.State { g = c.strict(b); return g.review })
			return inner
		})
		c.StartAt(outer).Then(publish)
		c.Require(builder.Before(publish, builder.Passed(g.approved)))
	}},
	{"the Parallel itself is the passage", func(c *clinic) {
		both, publish, end := builder.Parallel(c, "Both"), work(c, "Publish"), exit(c, "Given up")
		branch(both, func(b builder.Scope) builder.State { return work(b, "Collect") })
		c.StartAt(both).Then(publish)
		both.Catch(end)
		c.Require(builder.Before(publish, builder.Passed(both)))
	}},
	{"case of a switch", func(c *clinic) {
		publish, no := work(c, "Publish"), exit(c, "No")
		decision := builder.Switch(c, "Decision?", &c.Input().Decision).Case("approve", publish).Case("reject", no)
		c.StartAt(decision)
		c.Require(builder.Before(publish, builder.Through(decision, publish)))
	}},
	{"drafts that are approved page by page", func(c *clinic) {
		g, publish := c.closed(c, ""), work(c, "Publish")
		var edit, approved builder.State
		each := c.each(c, "Each page", func(p builder.Scope) builder.State {
			e, a := work(p, "Edit"), work(p, "Page approved")
			edit, approved = e, a
			return e.Then(a)
		})
		c.StartAt(g.review)
		g.approved.Then(each).Then(publish)
		c.Require(builder.Before(publish, builder.Passed(g.approved), builder.Passed(approved)).Since(edit))
	}},
	{"rework in a deeper scope behind publishing", func(c *clinic) {
		g, outer := c.closed(c, ""), builder.Parallel(c, "Outer")
		var publish, edit builder.State
		branch(outer, func(b builder.Scope) builder.State {
			inner := builder.Parallel(b, "Inner")
			branch(inner, func(b builder.Scope) builder.State { edit = work(b, "Edit"); return edit })
			p := work(b, "Publish")
			publish = p
			return p.Then(inner)
		})
		c.StartAt(g.review)
		g.approved.Then(outer)
		c.Require(builder.Before(publish, builder.Passed(g.approved)).Since(edit))
	}},
	{"a variable that has a value from the start", func(c *clinic) {
		n := c.note()
		rounds := builder.InitialVar[int](c, "rounds", builder.Lit(0))
		n.rejected.Assign(builder.Bind(rounds, builder.Add(rounds, 1))).Then(n.draft)
	}},
}

func TestHonestGates(t *testing.T) {
	require.GreaterOrEqual(t, len(honest), 10)
	for _, h := range honest {
		t.Run(h.name, func(t *testing.T) {
			c := &clinic{builder.New[clinicNote, struct{}]("publishing")}
			h.program(c)
			machine, faults := c.Build()
			require.Empty(t, faults.String())
			require.NotNil(t, machine)
		})
	}
}
