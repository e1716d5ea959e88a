// Package moments knows the time and the execution: points in time, and the context object of Step Functions.
package moments

import (
	"time"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/sqstask"
)

// The types of the workflow.
type (
	// Appointment is the input. Times are time.Time in Go and text in RFC 3339 form in the machine.
	Appointment struct {
		PatientID string    `json:"patientId"`
		At        time.Time `json:"at"`
		BookedMs  int64     `json:"bookedMs"`
	}
	// Reminder is sent to the patient.
	Reminder struct {
		PatientID string    `json:"patientId"`
		ArriveBy  time.Time `json:"arriveBy"`
		SentAt    time.Time `json:"sentAt"`
		Attempt   int       `json:"attempt"`
		Sender    string    `json:"sender"`
	}
	// Entry is the output: an entry of the audit trail.
	Entry struct {
		Execution  string    `json:"execution"`
		Name       string    `json:"name"`
		Machine    string    `json:"machine"`
		MachineArn string    `json:"machineArn"`
		Role       string    `json:"role"`
		Redriven   int       `json:"redriven"`
		Started    time.Time `json:"started"`
		Entered    time.Time `json:"entered"`
		Booked     time.Time `json:"booked"`
		ExpiresMs  int64     `json:"expiresMs"`
		LeadSec    int       `json:"leadSec"`
	}
)

// Workflow reminds a patient of an appointment a day before.
func Workflow() *builder.Workflow[Appointment, Entry] {
	w := builder.New[Appointment, Entry]("reminder")
	in := w.Input()

	remindAt := builder.AddTime(&in.At, -24*time.Hour)

	message := Reminder{}
	remind := builder.Task(w, "Remind", sqstask.SendMessage[Reminder](builder.Param("reminder_queue_url"))).
		Arguments(&message,
			builder.Bind(&message.PatientID, &in.PatientID),
			builder.Bind(&message.ArriveBy, builder.AddTime(&in.At, -15*time.Minute)),
			builder.Bind(&message.SentAt, builder.Now()),
			// The context object tells where the execution is. Of a task it also tells how often it was retried.
			builder.Bind(&message.Attempt, builder.AddExpr(builder.StateRetryCount(), builder.Lit(1))),
			builder.Bind(&message.Sender, builder.Format("{} of {}", builder.StateName(), builder.StateMachineName()))).
		Retry(builder.RetryOn("SQS.SdkClientException"))

	entry := Entry{}
	done := builder.Succeed(w, "Write down", &entry,
		builder.Bind(&entry.Execution, builder.ExecutionID()),
		builder.Bind(&entry.Name, builder.ExecutionName()),
		builder.Bind(&entry.Machine, builder.StateMachineName()),
		builder.Bind(&entry.MachineArn, builder.StateMachineID()),
		builder.Bind(&entry.Role, builder.ExecutionRoleArn()),
		builder.Bind(&entry.Redriven, builder.ExecutionRedriveCount()),
		builder.Bind(&entry.Started, builder.ExecutionStartTime()),
		builder.Bind(&entry.Entered, builder.StateEnteredTime()),
		// Times and milliseconds since 1970.
		builder.Bind(&entry.Booked, builder.FromUnixMillis(&in.BookedMs)),
		builder.Bind(&entry.ExpiresMs, builder.UnixMillis(&in.At)),
		builder.Bind(&entry.LeadSec, builder.SecondsBetween(builder.ExecutionStartTime(), &in.At)))

	wait := builder.WaitTimestamp(w, "Until a day before", remindAt)
	missed := builder.Fail(w, "Missed", "Missed", builder.Format("{} is over", &in.At))

	w.StartAt(builder.Choice(w, "When?").
		When(builder.IsBefore(&in.At, builder.Now()), missed).
		When(builder.IsAfter(remindAt, builder.ExecutionStartTime()), wait).
		Otherwise(remind))
	wait.Then(remind).Then(done)
	return w
}
