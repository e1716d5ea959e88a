package review

import (
	"fmt"
	"strings"
	"time"

	"github.com/aslgen/aslgen/builder"
)

// Seat is one of several reviewers, or groups of which one answers, who are asked at once. See [Quorum].
type Seat struct {
	// Group names who is asked: in the request, in the idempotency key and in the names of the states. Each seat has another one.
	Group string
	// Heartbeat is the longest silence of the reviewer's side, below the timeout of [Ask]. 0: none is expected. See [Heartbeat].
	Heartbeat time.Duration
	// Channel is how the question reaches the seat.
	Channel Channel
}

// Quorum asks several reviewers at once, each with a task token and an idempotency key of their own, and takes n approvals by n different
// people for one. The channel of [Ask] asks the first seat, which [Group] names; seats are the others. All have the timeout of Ask.
//
// Every other answer is a veto: a rejection, a wish for rework, and one that is no valid decision end the wait at once and are judged alone. A
// seat that has not answered in time has no vote. Where too few have approved the gate is left as at a timeout; where enough have, their
// names, roles, times and comments stand side by side in the record, and [GateState.Reviewer] gives all names.
//
// The wait ends when each seat has answered or its time is up, and not before, though n may have approved: the last one may still
// have a veto, and without a store outside the states of a machine cannot count across branches.
//
// The answers share what one state may return: each is held to 60,000 characters of JSON text divided by the number of seats; a
// longer one fails the gate with [ErrAnswerTooLong].
func Quorum(n int, seats ...Seat) Option {
	line := builder.Here()
	return func(s *settings) { s.quorum = &quorum{n, seats, line} }
}

type quorum struct {
	n     int
	seats []Seat
	line  builder.Line
}

// A Parallel returns 256 KiB at most, and a character takes up to four bytes.
const (
	maxSeats = 20
	maxVotes = 60_000
)

// vote is what the branch of a seat returns. All its fields are "" where nobody has answered.
type vote struct {
	Voter     string `json:"voter"` // the reviewer as they are told from others
	Decision  string `json:"decision"`
	Reviewer  string `json:"reviewer"`
	Role      string `json:"role"`
	DecidedAt string `json:"decidedAt"`
	Comment   string `json:"comment"`
}

// checkQuorum tells what is wrong with the numbers of a quorum, and puts usable ones in their place.
func (g *GateState) checkQuorum() {
	q := g.set.quorum
	m := len(q.seats) + 1
	switch {
	case m < 2 || m > maxSeats:
		report(g.scope, q.line, errQuorum, fmt.Sprintf("give it 2 to %d seats, the one of Ask among them", maxSeats), "gate %q has %d seats", g.name, m)
	case q.n < 1 || q.n > m:
		report(g.scope, q.line, errQuorum, fmt.Sprintf("ask for 1 to %d approvals", m), "gate %q needs %d approvals of %d seats", g.name, q.n, m)
	}
	if g.set.remind != nil || len(g.set.escalate) > 0 {
		report(g.scope, q.line, errQuorum, "leave Quorum out, or Remind and Escalate", "gate %q has a quorum, and reminders or further levels", g.name)
		g.set.remind, g.set.escalate = nil, nil
	}
}

// placeQuorum makes the states that ask all seats and count their votes. A branch cannot read what another one assigns, but one that
// fails stops the others: so a veto is an error whose cause is the answer, as it is in a gate with reminders.
func placeQuorum[Q any, D Verdict[D]](g *GateState, q Question[Q], w ways) builder.State {
	g.checkQuorum()
	for _, s := range g.set.quorum.seats {
		g.set.escalate = append(g.set.escalate, Level{Group: s.Group, Timeout: g.set.wait, Heartbeat: s.Heartbeat, Channel: s.Channel, line: g.set.quorum.line})
	}
	seats := g.levels(q.channel, q.line)
	g.set.escalate = nil // they wait side by side: see MaxWait
	all := builder.Parallel(g.scope, "Await all").Comment(fmt.Sprintf("%d of %d must approve. Any other answer ends all branches as an error that is caught.", g.set.quorum.n, len(seats)))
	var given []builder.Expr[vote]
	for _, l := range seats {
		given = append(given, builder.From(builder.Branch(all, func(b *builder.BranchScope[vote]) { seat[Q, D](g, b, q, l, maxVotes/len(seats)) })))
	}
	caught := builder.ParseJSON[Answer[D]](&all.Failure().Cause)
	first := seats[0]
	all.CatchRule(builder.On(errDecided).Comment("An answer that is no approval.").Assign(append(g.facts(first), readAnswer(g, caught)...)...), w.answered)
	for _, c := range g.catches(first, all.Failure(), w) {
		all.CatchRule(c.rule, c.target)
	}
	votes := builder.Var[[]vote](g.scope, "votes")
	counted := builder.FilterExpr(builder.ListOf(given...), func(v *vote) builder.Expr[bool] { return builder.NotEqual(&v.Voter, "") })
	all.Assign(append(g.facts(first), builder.Bind(votes, counted))...)
	all.Then(g.count(votes, w))
	return all
}

// count makes the state that counts the votes. Who has approved is known however it ends.
func (g *GateState) count(votes *[]vote, w ways) builder.State {
	a := g.answer
	all := func(member, sep string) builder.Expr[string] {
		return builder.JSONata[string](`$join([$1.`+member+`[$ != ""]], "`+sep+`")`, votes)
	}
	known := []builder.Binding{
		builder.Bind(a.decision, builder.JSONata[string](`$join($distinct([$1.decision]), ", ")`, votes)),
		builder.Bind(a.reviewer, all("reviewer", ", ")), builder.Bind(a.role, all("role", ", ")),
		builder.Bind(a.decidedAt, all("decidedAt", ", ")), builder.Bind(a.comment, all("comment", `\n`)),
		builder.Bind(a.hash, builder.JSONata[string](`$count($1) > 0 ? $2 : ""`, votes, g.hash)),
	}
	approved := append([]builder.Binding{g.is(Approved)}, known...)
	voters := builder.JSONata[[]string](`[$1.voter]`, votes)
	people := builder.JSONata[int](`$count($distinct($1.voter))`, votes)
	return builder.Choice(g.scope, "Quorum?").
		WhenRule(builder.Rule(builder.GreaterOrEqualExpr(people, builder.Lit(g.set.quorum.n))).Assign(append(approved, g.remembers(voters)...)...), w.approved).
		Assign(append([]builder.Binding{g.is(Expired)}, known...)...).
		Otherwise(w.expired)
}

// seat asks in a branch, and ends with a vote, or with the error that vetoes.
func seat[Q any, D Verdict[D]](g *GateState, b *builder.BranchScope[vote], q Question[Q], l Level, limit int) {
	task := askState[Q, D](g, b, q, l)
	own := builder.NewFragment(b, strings.TrimSpace("seat "+l.Group)+" ")
	a := newAnswered(own, builder.Var[string](own, "comment"))
	task.Assign(readInto(a, builder.From(task.Result()))...)
	text := builder.JSONText(builder.Any(task.Result()))
	v := vote{}
	approval := builder.Succeed(b, l.state("Approval"), &v,
		builder.Bind(&v.Voter, voter(a.reviewer)), builder.Bind(&v.Decision, a.decision), builder.Bind(&v.Reviewer, a.reviewer),
		builder.Bind(&v.Role, a.role), builder.Bind(&v.DecidedAt, a.decidedAt), builder.Bind(&v.Comment, a.comment))
	task.Catch(builder.Succeed(b, l.state("No vote"), &vote{}), "States.Timeout", "States.HeartbeatTimeout")
	task.Catch(builder.Fail(b, l.state("Refuse failure"), ErrUnexpected, "a failure was sent under the name "+errDecided), errDecided)
	b.StartAt(task).Then(builder.Choice(b, l.state("Vote?")).
		When(builder.GreaterExpr(builder.TextLength(text), builder.Lit(limit)),
			builder.Fail(b, l.state("Refuse answer"), ErrAnswerTooLong, builder.Format("the answer has {} characters; at most {}", builder.TextLength(text), builder.Lit(limit)))).
		When(builder.And(g.wellFormed(a), builder.In(a.decision, g.words[MeansApprove]...)), approval).
		Otherwise(builder.Fail(b, l.state("Veto"), errDecided, text)))
}
