// Package express is an EXPRESS workflow: short, cheap, and run at least once, which suits what may be done twice.
package express

import (
	"context"
	"time"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/lambdatask"
	"github.com/aslgen/aslgen/builder/task/sqstask"
)

// The types of the workflow.
type (
	// Reading is the input: what a monitor at the bedside measured.
	Reading struct {
		DeviceID string  `json:"deviceId"`
		Value    float64 `json:"value"`
		Unit     string  `json:"unit"`
	}
	// Patient is whose bed the device stands at.
	Patient struct {
		PatientID string  `json:"patientId"`
		Limit     float64 `json:"limit"`
	}
	// Alert is a message to the ward.
	Alert struct {
		PatientID string `json:"patientId"`
		Text      string `json:"text"`
	}
)

// FindPatient is the handler of a Lambda function.
func FindPatient(context.Context, Reading) (Patient, error) { return Patient{}, nil }

// Workflow passes a reading on. It has no output: struct{} says so, and the last states need not make one.
func Workflow() *builder.Workflow[Reading, struct{}] {
	// Build refuses what EXPRESS workflows cannot do: task tokens, .sync, activities and distributed Maps.
	w := builder.New[Reading, struct{}]("bedside-reading", builder.Express(), builder.Timeout(30*time.Second))
	in := w.Input()

	// The input of the workflow is the request as it stands.
	find := builder.Task(w, "Find patient", lambdatask.Handler("find-patient:live", FindPatient)).
		ArgumentsExpr(builder.From(in)).
		Timeout(5 * time.Second).
		Retry(builder.LambdaTransient)
	patient := find.Result()

	alert := Alert{}
	send := builder.Task(w, "Alert ward", sqstask.SendMessage[Alert](builder.Param("ward_queue_url"),
		sqstask.DelaySeconds(builder.Lit(5)))).
		Arguments(&alert,
			builder.Bind(&alert.PatientID, &patient.PatientID),
			builder.Bind(&alert.Text, builder.Format("{} {} is above {}", &in.Value, &in.Unit, &patient.Limit)))

	normal := builder.PassThrough(w, "Normal")

	w.StartAt(find).Then(builder.Choice(w, "Too high?").
		When(builder.GreaterExpr(builder.From(&in.Value), builder.From(&patient.Limit)), send).
		Otherwise(normal))
	return w
}
