package review_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/patterns/review"
)

type (
	patientLetter struct {
		ID, SHA256 string
		Name       string `asl:"sensitive"`
		Birthday   string `asl:"sensitive"`
	}
	patientQuestion struct {
		ID   string `json:"id"`
		Name string `json:"name"`
	}
)

// asksForPatient is a gate whose question names a patient.
func asksForPatient(options ...review.Option) string {
	w := builder.New[patientLetter, review.Status]("letter")
	q := patientQuestion{}
	ask := review.Ask(&q, &w.Input().SHA256, 48*time.Hour, inboxOf(), builder.Bind(&q.ID, &w.Input().ID),
		builder.Bind(&q.Name, builder.Format("{}, *{}", &w.Input().Name, &w.Input().Birthday)))
	gate := review.Gate(w, "Review", ask, review.DynamoDB("reviews"), append(options, review.WithoutRework())...)
	sent := builder.SucceedExpr(w, "Send", builder.From(gate.Status()))
	w.StartAt(gate.OnApprove(sent).OnReject(builder.SucceedExpr(w, "Keep", builder.From(gate.Status()))).Guards(sent))
	_, faults := w.Build()
	return faults.String()
}

func TestSensitiveQuestions(t *testing.T) {
	queue := inboxOf()
	both := review.AllowSensitive("Name", "patientLetter.Birthday")
	for name, c := range map[string]struct {
		options []review.Option
		want    []string // each once
	}{
		"question": {nil, []string{
			`sensitive field patientLetter.Name reaches`, `sensitive field patientLetter.Birthday reaches`}},
		"one is allowed":    {[]review.Option{review.AllowSensitive("Name")}, []string{`sensitive field patientLetter.Birthday reaches`}},
		"both are":          {[]review.Option{both}, nil},
		"one after another": {[]review.Option{review.AllowSensitive("Name"), review.AllowSensitive("Birthday")}, nil},
		"reminders, too":    {[]review.Option{both, review.Remind(time.Hour)}, nil},
		"reminder": {[]review.Option{review.AllowSensitive("Name"), review.Remind(time.Hour)}, []string{
			`sensitive field patientLetter.Birthday reaches`, `"Review: Remind"`}},
		"each level": {[]review.Option{review.AllowSensitive("Name"), review.Escalate(review.Level{Group: "chief", Timeout: time.Hour, Channel: queue})}, []string{`"Review: Ask chief"`}},
		"each seat":  {[]review.Option{review.AllowSensitive("Name"), review.Quorum(2, review.Seat{Group: "surgery", Channel: queue})}, []string{`"Review: Ask surgery"`}},
		"misspelt":   {[]review.Option{both, review.AllowSensitive("Adress")}, []string{`Except names "Adress", which is no sensitive field`}},
	} {
		t.Run(name, func(t *testing.T) {
			faults := asksForPatient(c.options...)
			if c.want == nil {
				require.Empty(t, faults)
			}
			for _, want := range c.want {
				require.Contains(t, faults, want)
				require.Contains(t, faults, "sensitive_test.go:")
			}
			if len(c.options) > 0 {
				require.NotContains(t, faults, "field patientLetter.Name")
			}
		})
	}
}

// The reviewer is sent a name that only those who treat the patient see otherwise.
func ExampleAllowSensitive() {
	refused := asksForPatient(review.AllowSensitive("Name"))
	fmt.Println(strings.Contains(refused, "sensitive field patientLetter.Birthday reaches"))
	fmt.Println(len(asksForPatient(review.AllowSensitive("Name", "Birthday"))))
	// Output:
	// true
	// 0
}
