// Package sensitive discharges patients: their names go where they must, and a policy holds them off everything else.
package sensitive

import (
	"time"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/lambdatask"
	"github.com/aslgen/aslgen/builder/task/snstask"
	"github.com/aslgen/aslgen/builder/task/sqstask"
	"github.com/aslgen/aslgen/builder/task/statestask"
)

// Discharge is the input.
type Discharge struct {
	StayID  string    `json:"stayId"`
	Ward    string    `json:"ward"`
	Patient Patient   `json:"patient"`
	Letters []Letter  `json:"letters"`
	At      time.Time `json:"at"`
}

// Patient is who goes home. Everything that names a person is tagged.
type Patient struct {
	Name    string  `json:"name" asl:"sensitive"`
	Address Address `json:"address" asl:"sensitive"`
}

// Address is where a letter goes to.
type Address struct {
	Street string `json:"street"`
	Town   string `json:"town"`
}

// Letter is a letter to somebody.
type Letter struct {
	Key string `json:"key"`
	To  string `json:"to" asl:"sensitive"`
}

// Printed says that a letter is printed.
type Printed struct {
	Key   string `json:"key"`
	Pages int    `json:"pages"`
}

// Notice tells a ward that a bed is free.
type Notice struct {
	StayID string `json:"stayId"`
	Ward   string `json:"ward"`
}

// Question asks a physician about a letter.
type Question struct {
	Token  string `json:"token"`
	StayID string `json:"stayId"`
	Name   string `json:"name"`
}

// Answer says whether the letter is right.
type Answer struct {
	Right bool `json:"right"`
}

// Summary is the output.
type Summary struct {
	StayID string `json:"stayId"`
	Pages  int    `json:"pages"`
}

// policy is what every workflow of the hospital takes: names of people reach no topic, queue, error text, execution name or file.
var policy = builder.SensitiveTo(builder.Service("sns", "publish"), builder.Channels(), builder.ErrorTexts(), builder.Names(),
	builder.Variables(), builder.Outputs(), builder.WrittenResults())

// Workflows makes the workflows of this folder.
func Workflows() []builder.Definition {
	return []builder.Definition{policyWorkflow(), exceptionWorkflow()}
}

// policyWorkflow prints letters. A name goes to the printer, everybody else gets references.
func policyWorkflow() builder.Definition {
	w := builder.New[Discharge, Summary]("sensitive-policy", builder.Timeout(time.Hour))
	in := w.Input()
	letters := builder.Map(w, "Print letters", &in.Letters, func(p *builder.Processor[Letter, Printed]) {
		p.StartAt(builder.Task(p, "Print", lambdatask.Function[Letter, Printed](builder.Param("print_letter"))).
			ArgumentsExpr(builder.From(p.Item())).Timeout(time.Minute).Retry(builder.LambdaTransient))
	}).MaxConcurrency(5)

	notice := Notice{}
	tell := builder.Task(w, "Tell ward", snstask.Publish[Notice](builder.Param("ward_topic"), snstask.Subject("Bed free"))).
		Arguments(&notice, builder.Bind(&notice.StayID, &in.StayID), builder.Bind(&notice.Ward, &in.Ward)).
		Retry(snstask.Throttled)
	file := builder.Task(w, "File stay", statestask.Start[Notice](builder.Param("file_stay"), statestask.Name(&in.StayID))).
		Arguments(&notice, builder.Bind(&notice.StayID, &in.StayID), builder.Bind(&notice.Ward, &in.Ward))

	out := Summary{}
	done := builder.Succeed(w, "Discharged", &out, builder.Bind(&out.StayID, &in.StayID),
		builder.Bind(&out.Pages, builder.SumExpr(builder.Pluck(letters.Result(), func(p *Printed) *int { return &p.Pages }))))
	w.StartAt(letters).Then(tell).Then(file).Then(done)
	letters.Catch(builder.Fail(w, "Not printed", "NotPrinted", builder.Format("letters of stay {} are not printed", &in.StayID)))

	builder.Forbid(w, policy)
	return w
}

// exceptionWorkflow asks a physician, who must know whom a letter is about: the name is allowed there, the address is not. The call that
// counts pages is to know nothing.
func exceptionWorkflow() builder.Definition {
	w := builder.New[Discharge, Summary]("sensitive-exception", builder.Timeout(48*time.Hour))
	in := w.Input()
	question := Question{}
	ask := builder.Task(w, "Ask physician", sqstask.WithToken[Question, Answer](builder.Param("review_queue"))).
		Arguments(&question, builder.Bind(&question.Token, builder.TaskToken()),
			builder.Bind(&question.StayID, &in.StayID), builder.Bind(&question.Name, &in.Patient.Name)).
		Timeout(24 * time.Hour)
	notice := Notice{}
	count := builder.Task(w, "Count pages", lambdatask.Function[Notice, Summary](builder.Param("count_pages"))).
		Arguments(&notice, builder.Bind(&notice.StayID, &in.StayID), builder.Bind(&notice.Ward, &in.Ward)).
		Timeout(time.Minute).Retry(builder.LambdaTransient)
	wrong := builder.Fail(w, "Letter wrong", "LetterWrong", builder.Format("the letter of stay {} is wrong", &in.StayID))
	w.StartAt(ask).Then(builder.Choice(w, "Right?").When(builder.From(&ask.Result().Right), count).Otherwise(wrong))

	builder.Forbid(w, policy.Except("Patient.Name"), builder.SensitiveTo(builder.ArgumentsOf(count)))
	return w
}
