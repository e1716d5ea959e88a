// Package approval lets nothing pass that a person has not approved: two gates by task token, with deadlines.
package approval

import (
	"time"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/lambdatask"
	"github.com/aslgen/aslgen/builder/task/sqstask"
)

// Prescription is the input.
type Prescription struct {
	ID        string  `json:"id"`
	PatientID string  `json:"patientId"`
	Drug      string  `json:"drug"`
	DoseMg    float64 `json:"doseMg"`
	Ward      string  `json:"ward"`
}

// Question is what a person is asked. Whoever shows it must send the token back with the answer.
type Question struct {
	Token     string  `json:"token"`
	ID        string  `json:"id"`
	Drug      string  `json:"drug"`
	DoseMg    float64 `json:"doseMg"`
	ExpiresAt string  `json:"expiresAt,omitempty"`
}

// Decision is what a person decides.
type Decision string

// The decisions.
const (
	Approve Decision = "approve"
	Reject  Decision = "reject"
)

// Values lists the decisions.
func (Decision) Values() []Decision { return []Decision{Approve, Reject} }

// Answer is what SendTaskSuccess must bring. Its JSON Schema is generated for the program that the person works with.
type Answer struct {
	Decision Decision `json:"decision"`
	By       string   `json:"by"`
	Remark   *string  `json:"remark,omitempty"`
}

// Released is the output.
type Released struct {
	ID         string   `json:"id"`
	ApprovedBy []string `json:"approvedBy"`
}

// Workflow releases a prescription after a physician and a pharmacist have approved it.
func Workflow() *builder.Workflow[Prescription, Released] {
	w := builder.New[Prescription, Released]("prescription-approval")
	in := w.Input()

	// The first gate is a message in a FIFO queue. The state waits until SendTaskSuccess brings an Answer with the token.
	ask := Question{}
	physician := builder.Task(w, "Ask physician", sqstask.WithToken[Question, Answer](builder.Param("physician_queue_url"),
		sqstask.MessageGroupID(&in.Ward),
		sqstask.MessageDeduplicationID(builder.ExecutionName()))).
		Comment("Waits until a physician answers.").
		Arguments(&ask,
						builder.Bind(&ask.Token, builder.TaskToken()),
						builder.Bind(&ask.ID, &in.ID),
						builder.Bind(&ask.Drug, &in.Drug),
						builder.Bind(&ask.DoseMg, &in.DoseMg)).
		Timeout(24 * time.Hour).    // the latest answer
		Heartbeat(30 * time.Minute) // the longest silence of the physician's program

	// The second gate is a Lambda function that shows the question. What the function returns does not count: its answer, too,
	// is what comes with the token.
	check := Question{}
	pharmacist := builder.Task(w, "Ask pharmacist", lambdatask.WithToken[Question, Answer](builder.Param("pharmacy_function"))).
		Arguments(&check,
			builder.Bind(&check.Token, builder.TaskToken()),
			builder.Bind(&check.ID, &in.ID),
			builder.Bind(&check.Drug, &in.Drug),
			builder.Bind(&check.DoseMg, &in.DoseMg)).
		Timeout(8*time.Hour).
		Retry(builder.LambdaTransient, builder.LambdaThrottled)

	// Each error has its catcher, the one for all others comes last. A failure can be read where every way comes through the
	// catch; here different ways meet, so each one fills the same variables.
	problem := builder.Var[string](w, "problem")
	detail := builder.Var[string](w, "detail")
	failed := builder.Fail(w, "Not released", problem, detail)
	late := builder.On("States.Timeout", "States.HeartbeatTimeout").
		Comment("Nobody answered in time.").
		Assign(
			builder.Bind(problem, builder.Lit("Late")),
			builder.Bind(detail, builder.Format("{} has no answer", &in.ID)))
	other := func(f *builder.ErrorOutput) builder.CatchRule {
		return builder.On().Assign(builder.Bind(problem, &f.Error), builder.Bind(detail, &f.Cause))
	}
	physician.CatchRule(late, failed).CatchRule(other(physician.Failure()), failed)
	pharmacist.CatchRule(late, failed).CatchRule(other(pharmacist.Failure()), failed)

	// Nothing but the case of an approval leads on.
	refused := func(name string, by *Answer) builder.State {
		return builder.Fail(w, name, "Refused", builder.Format("{} refused: {}", &by.By, builder.OrElse(&by.Remark, "no remark")))
	}
	one, two := physician.Result(), pharmacist.Result()
	out := Released{}
	released := builder.Succeed(w, "Released", &out,
		builder.Bind(&out.ID, &in.ID),
		builder.Bind(&out.ApprovedBy, builder.ListOf(builder.From(&one.By), builder.From(&two.By))))

	second := builder.Switch(w, "Pharmacist's decision", &two.Decision).
		Case(Approve, released).
		Case(Reject, refused("Refused by pharmacist", two))
	first := builder.Switch(w, "Physician's decision", &one.Decision).
		Case(Approve, pharmacist).
		Case(Reject, refused("Refused by physician", one))

	w.StartAt(physician).Then(first)
	pharmacist.Then(second)
	return w
}
