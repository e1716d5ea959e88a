// Package texts makes texts of values: templates, the functions over texts, JSON text, hashes and identifiers.
package texts

import "github.com/aslgen/aslgen/builder"

// The types of the workflow.
type (
	// Message is the input: a message from another hospital, and a document in it that is JSON text.
	Message struct {
		Sender   string `json:"sender"`
		Patient  string `json:"patient"`
		Subject  string `json:"subject"`
		Codes    string `json:"codes"`
		Count    int    `json:"count"`
		Document string `json:"document"`
	}
	// Document is what the JSON text in a message holds.
	Document struct {
		Title string   `json:"title"`
		Lines []string `json:"lines"`
	}
	// Filed is the output.
	Filed struct {
		ID        string   `json:"id"`
		Key       string   `json:"key"`
		Hospital  string   `json:"hospital"`
		Domain    string   `json:"domain"`
		Subject   string   `json:"subject"`
		Initial   string   `json:"initial"`
		Codes     []string `json:"codes"`
		CodeLine  string   `json:"codeLine"`
		Title     string   `json:"title"`
		Body      string   `json:"body"`
		Original  string   `json:"original"`
		Quoted    string   `json:"quoted"`
		Urgent    bool     `json:"urgent"`
		Long      bool     `json:"long"`
		Sample    bool     `json:"sample"`
		Signature string   `json:"signature"`
	}
)

// Workflow files a message.
func Workflow() *builder.Workflow[Message, Filed] {
	w := builder.New[Message, Filed]("file-message")
	in := w.Input()

	// ParseJSON takes a JSON text apart. That it holds a Document is the word of whoever writes this.
	opened := builder.PassExpr(w, "Open document", builder.ParseJSON[Document](&in.Document))
	document := opened.Result()

	// A text argument may be a literal, a pointer to a field or an expression, so functions nest.
	out := Filed{}
	filed := builder.Succeed(w, "Filed", &out,
		builder.Bind(&out.ID, builder.UUID()),
		// Every {} takes the next argument; {{ and }} write braces.
		builder.Bind(&out.Key, builder.Format("{}/{{{}}}/{}.json", builder.SubstringBefore(&in.Sender, "@"), &in.Patient, &in.Count)),
		builder.Bind(&out.Hospital, builder.Upper(builder.SubstringBefore(builder.SubstringAfter(&in.Sender, "@"), "."))),
		builder.Bind(&out.Domain, builder.Lower(builder.SubstringAfter(&in.Sender, "@"))),
		builder.Bind(&out.Subject, builder.Replace(builder.Trim(&in.Subject), "Pt.", "Patient")),
		builder.Bind(&out.Initial, builder.Substring(&in.Patient, 0, 1)),
		builder.Bind(&out.Codes, builder.Split(&in.Codes, ";")),
		builder.Bind(&out.CodeLine, builder.JoinExpr(builder.Split(&in.Codes, ";"), ", ")),
		builder.Bind(&out.Title, &document.Title),
		builder.Bind(&out.Body, builder.Join(&document.Lines, "\n")),
		builder.Bind(&out.Original, builder.JSONText(document)),
		builder.Bind(&out.Quoted, builder.JSONText(&in.Subject)), // with quotes and escapes
		builder.Bind(&out.Urgent, builder.Or(
			builder.Contains(builder.Lower(&in.Subject), "urgent"),
			builder.Contains(&in.Codes, builder.Format("U{}", &in.Count)))),
		builder.Bind(&out.Long, builder.GreaterExpr(builder.TextLength(&in.Document), builder.Lit(10_000))),
		builder.Bind(&out.Sample, builder.LessExpr(builder.Random(), builder.Lit(0.01))), // one of a hundred
		builder.Bind(&out.Signature, builder.Hash(&in.Document, builder.SHA256)))

	w.StartAt(opened).Then(filed)
	return w
}
