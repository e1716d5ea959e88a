// Package saga admits patients: a bed is reserved, a diet ordered and the ward told, or nothing of it.
package saga

import (
	"time"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/eventstask"
	"github.com/aslgen/aslgen/builder/task/lambdatask"
	"github.com/aslgen/aslgen/builder/task/sqstask"
	"github.com/aslgen/aslgen/patterns/saga"
)

// Admission is the input.
type Admission struct {
	ID   string `json:"id"`
	Ward string `json:"ward"`
}

// Bed is a bed that is reserved.
type Bed struct {
	ReservationID string `json:"reservationId"`
}

// Diet is a diet that is ordered.
type Diet struct {
	OrderID string `json:"orderId"`
}

// Admitted is the output.
type Admitted struct {
	ID       string        `json:"id"`
	Rollback *saga.Outcome `json:"rollback,omitempty"`
}

// Question asks whether the patient is to be admitted.
type Question struct {
	Token string `json:"token"`
	ID    string `json:"id"`
}

// Decision is what a person decides.
type Decision string

// Values lists the decisions.
func (Decision) Values() []Decision { return []Decision{"admit", "refuse", "wait"} }

// Answer holds the decision.
type Answer struct {
	Decision Decision `json:"decision"`
	By       string   `json:"by"`
}

var (
	reserveBed = lambdatask.Function[Admission, Bed]("reserve-bed")
	releaseBed = lambdatask.Function[Bed, any]("release-bed")
	orderDiet  = lambdatask.Function[Admission, Diet]("order-diet")
	cancelDiet = lambdatask.Function[Diet, any]("cancel-diet")
	callOff    = lambdatask.Function[Admission, any]("call-off")
	tellWard   = lambdatask.Function[Admission, any]("tell-ward")
	page       = lambdatask.Function[saga.Alert, any]("page-somebody")
)

// workflow is what all of them work with.
type workflow = builder.Workflow[Admission, Admitted]

// topic is the alarm of most of them.
func topic() saga.Alarm { return saga.SNS(builder.Param("alarm_topic_arn")) }

// Workflows are those of this folder: one for each option of docs/patterns.md.
func Workflows() []builder.Definition {
	return []builder.Definition{
		admission("saga-sns", topic()),
		admission("saga-event-bridge", saga.EventBridge("hospital.admission", eventstask.EventBusName(builder.Param("bus_name")))),
		admission("saga-alarm-via", saga.AlarmVia(page)),
		admission("saga-alarm-via-retry", saga.AlarmVia(page, builder.LambdaThrottled)),
		admission("saga-no-alarm", saga.NoAlarm()),
		admission("saga-undo-retry", topic(), saga.UndoRetry(builder.LambdaThrottled, builder.LambdaTransient)),
		admission("saga-no-undo-retry", topic(), saga.NoUndoRetry()),
		exits(), exitValues(),
		compensateOnFailure(), compensateOnTimeout(),
		around(), catchers(), guard(), rollback(), rollbackFrom(),
	}
}

// steps registers a bed and a diet.
func steps(w *workflow, s *saga.Saga) (bed *saga.Step[Admission, Bed, Bed, any], diet *saga.Step[Admission, Diet, Diet, any]) {
	bed = saga.Do(s, "Reserve bed", reserveBed, releaseBed)
	bed.Do.ArgumentsExpr(builder.From(w.Input()))
	bed.Undo.ArgumentsExpr(builder.From(bed.Do.Result()))
	diet = saga.Do(s, "Order diet", orderDiet, cancelDiet)
	diet.Do.ArgumentsExpr(builder.From(w.Input()))
	diet.Undo.ArgumentsExpr(builder.From(diet.Do.Result()))
	return bed, diet
}

// ward makes a last step, which needs no compensation.
func ward(w *workflow, s *saga.Saga) builder.State {
	return saga.Guard(s, builder.Task(w, "Tell ward", tellWard).ArgumentsExpr(builder.From(w.Input())))
}

// done ends a workflow.
func done(w *workflow) builder.State {
	out := Admitted{}
	return builder.Succeed(w, "Admitted", &out, builder.Bind(&out.ID, &w.Input().ID))
}

func admission(name string, alarm saga.Alarm, options ...saga.Option) *workflow {
	w := builder.New[Admission, Admitted](name)
	return admit(w, saga.New(w, "Admission", alarm, options...))
}

func admit(w *workflow, s *saga.Saga) *workflow {
	bed, diet := steps(w, s)
	w.StartAt(bed.Do).Then(diet.Do).Then(ward(w, s)).Then(done(w))
	return w
}

// undone makes an exit that says in the output how the rollback ended.
func undone(w *workflow, name string) func(*saga.Saga) builder.State {
	return func(s *saga.Saga) builder.State {
		out := Admitted{}
		return builder.Succeed(w, name, &out,
			builder.Bind(&out.ID, &w.Input().ID),
			builder.BindPtr(&out.Rollback, s.Outcome()))
	}
}

func exits() *workflow {
	w := builder.New[Admission, Admitted]("saga-exits")
	return admit(w, saga.New(w, "Admission", topic(),
		saga.OnRolledBack(undone(w, "Not admitted")),
		saga.OnRollbackIncomplete(undone(w, "To be looked at"))))
}

// Problem is what is left of a rollback for those who look at it.
type Problem struct {
	ID        string      `json:"id"`
	Status    saga.Status `json:"status"`
	Error     string      `json:"error"`
	Cause     string      `json:"cause"`
	NotUndone []string    `json:"notUndone"`
}

// exitValues queues what is not undone, with the single values of the rollback, and fails with the first error.
func exitValues() *workflow {
	w := builder.New[Admission, Admitted]("saga-exit-values")
	return admit(w, saga.New(w, "Admission", topic(), saga.OnRollbackIncomplete(func(s *saga.Saga) builder.State {
		p := Problem{}
		queue := builder.Task(w, "Queue for a person", sqstask.SendMessage[Problem](builder.Param("problems_queue_url"))).
			Arguments(&p,
				builder.Bind(&p.ID, &w.Input().ID), builder.Bind(&p.Status, s.Status()), builder.Bind(&p.Error, s.Error()),
				builder.Bind(&p.Cause, s.Cause()), builder.Bind(&p.NotUndone, s.NotUndone()))
		return queue.Then(builder.Fail(w, "Not undone", s.Error(), s.Cause()))
	})))
}

// compensateOnFailure undoes the failing step of every kind: the compensation knows the input only.
func compensateOnFailure() *workflow {
	w := builder.New[Admission, Admitted]("saga-compensate-on-failure")
	s := saga.New(w, "Admission", topic(), saga.CompensateOnFailure())
	bed := saga.Do(s, "Reserve bed", reserveBed, callOff)
	bed.Do.ArgumentsExpr(builder.From(w.Input()))
	bed.Undo.ArgumentsExpr(builder.From(w.Input()))
	diet := saga.Do(s, "Order diet", orderDiet, callOff)
	diet.Do.ArgumentsExpr(builder.From(w.Input()))
	diet.Undo.ArgumentsExpr(builder.From(w.Input()))
	w.StartAt(bed.Do).Then(diet.Do).Then(done(w))
	return w
}

// compensateOnTimeout undoes one step that may have had its effect, where it was too slow.
func compensateOnTimeout() *workflow {
	w := builder.New[Admission, Admitted]("saga-compensate-on-timeout")
	s := saga.New(w, "Admission", topic())
	bed := saga.Do(s, "Reserve bed", reserveBed, releaseBed)
	bed.Do.ArgumentsExpr(builder.From(w.Input()))
	bed.Undo.ArgumentsExpr(builder.From(bed.Do.Result()))
	diet := saga.Do(s, "Order diet", orderDiet, callOff, saga.CompensateOnFailure("States.Timeout", "States.DataLimitExceeded"))
	diet.Do.ArgumentsExpr(builder.From(w.Input())).Timeout(2 * time.Minute)
	diet.Undo.ArgumentsExpr(builder.From(w.Input()))
	w.StartAt(bed.Do).Then(diet.Do).Then(ward(w, s)).Then(done(w))
	return w
}

// around has a Parallel as a step, both of whose branches are undone by one call.
func around() *workflow {
	w := builder.New[Admission, Admitted]("saga-around")
	s := saga.New(w, "Admission", topic())
	bed, diet := steps(w, s)
	inform := builder.Parallel(w, "Inform")
	for _, whom := range []string{"kitchen", "pharmacy"} {
		builder.Branch(inform, func(b *builder.BranchScope[any]) {
			b.StartAt(builder.Task(b, "Inform "+whom, lambdatask.Function[Admission, any]("inform-"+whom)).ArgumentsExpr(builder.From(w.Input())))
		})
	}
	informed := saga.Around(s, "Inform", inform, callOff, saga.CompensateOnFailure())
	informed.Undo.ArgumentsExpr(builder.From(w.Input()))
	w.StartAt(bed.Do).Then(diet.Do).Then(inform).Then(done(w))
	return w
}

// catchers has a step one of whose errors is no reason to undo anything.
func catchers() *workflow {
	w := builder.New[Admission, Admitted]("saga-catchers")
	s := saga.New(w, "Admission", topic())
	bed := saga.Do(s, "Reserve bed", reserveBed, releaseBed)
	bed.Do.ArgumentsExpr(builder.From(w.Input()))
	bed.Undo.ArgumentsExpr(builder.From(bed.Do.Result()))
	end := done(w)
	diet := builder.Task(w, "Order diet", orderDiet).ArgumentsExpr(builder.From(w.Input())).Catch(end, "NoDietNeeded")
	ordered := saga.Around(s, "Order diet", diet, cancelDiet)
	ordered.Undo.ArgumentsExpr(builder.From(diet.Result()))
	w.StartAt(bed.Do).Then(diet).Then(ward(w, s)).Then(end)
	return w
}

// guard asks a person between two steps: silence and errors undo what is done.
func guard() *workflow {
	w := builder.New[Admission, Admitted]("saga-guard")
	s := saga.New(w, "Admission", topic())
	bed, diet := steps(w, s)
	ask := saga.Guard(s, ask(w))
	w.StartAt(bed.Do).Then(diet.Do).Then(ask).Then(done(w))
	return w
}

func ask(w *workflow) *builder.TaskState[Question, Answer] {
	q := Question{}
	return builder.Task(w, "Ask physician", sqstask.WithToken[Question, Answer](builder.Param("queue_url"))).
		Arguments(&q, builder.Bind(&q.Token, builder.TaskToken()), builder.Bind(&q.ID, &w.Input().ID)).
		Timeout(4 * time.Hour)
}

// rollback undoes all where a person says so.
func rollback() *workflow {
	w := builder.New[Admission, Admitted]("saga-rollback")
	s := saga.New(w, "Admission", topic(), saga.OnRolledBack(undone(w, "Not admitted")))
	bed, diet := steps(w, s)
	ask := saga.Guard(s, ask(w))
	refused := saga.Rollback(s, "Refused", "AdmissionRefused", builder.Format("{} refused", &ask.Result().By))
	waiting := saga.Rollback(s, "No answer", "NoDecision", "")
	w.StartAt(bed.Do).Then(diet.Do).Then(ask).Then(builder.Switch(w, "Decision?", &ask.Result().Decision).
		Case("admit", done(w)).Case("refuse", refused).Otherwise(waiting))
	return w
}

// rollbackFrom gives up a bed that was reserved, where a person says so before the diet is ordered.
func rollbackFrom() *workflow {
	w := builder.New[Admission, Admitted]("saga-rollback-from")
	s := saga.New(w, "Admission", topic())
	bed := saga.Do(s, "Reserve bed", reserveBed, releaseBed)
	bed.Do.ArgumentsExpr(builder.From(w.Input()))
	bed.Undo.ArgumentsExpr(builder.From(bed.Do.Result()))
	ask := saga.Guard(s, ask(w))
	diet := saga.Do(s, "Order diet", orderDiet, cancelDiet)
	diet.Do.ArgumentsExpr(builder.From(w.Input()))
	diet.Undo.ArgumentsExpr(builder.From(diet.Do.Result()))
	refused := saga.RollbackFrom(bed, "Refused", "AdmissionRefused", &ask.Result().By)
	w.StartAt(bed.Do).Then(ask).Then(builder.Switch(w, "Decision?", &ask.Result().Decision).
		Case("admit", diet.Do).Otherwise(refused))
	diet.Do.Then(ward(w, s)).Then(done(w))
	return w
}
