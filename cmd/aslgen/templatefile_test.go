package main_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl/emit"
	"github.com/aslgen/aslgen/asl/emit/terraform"
	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/generate"
	"github.com/aslgen/aslgen/builder/task/lambdatask"
	"github.com/aslgen/aslgen/internal/terraformtest"
)

// spoilt is text that Terraform would take for its own, and more.
const spoilt = `{%{"a":1}%} ${x} $${x} %%{ %{ if x } ${~x} "q" \ é 😀 $`

type (
	tag     struct{ Stage string }
	request struct {
		Text, Braces, Place, Pair, Sum, Prefixed string
		Keys                                     map[string]string
	}
)

// spoiltWorkflow has the text in every kind of place that takes text, and parameters inside of text, twice, side by side and behind a
// dollar.
func spoiltWorkflow() *builder.Workflow[tag, tag] {
	braces := strings.NewReplacer("{", "{{", "}", "}}").Replace(spoilt)
	w := builder.New[tag, tag]("spoilt", builder.Comment(spoilt))
	in := w.Input()
	req := request{Text: spoilt, Keys: map[string]string{spoilt: spoilt}}
	draft := builder.Task(w, "State "+spoilt, lambdatask.Function[request, tag](builder.Param("draft"))).
		Arguments(&req,
			builder.Bind(&req.Braces, builder.Format(braces+"{}", &in.Stage)),
			builder.Bind(&req.Place, builder.Format("s3://{}/x "+braces, builder.Param("bucket"))),
			builder.Bind(&req.Pair, builder.Format("{}{}{}", builder.Param("bucket"), builder.Param("draft"), builder.Param("bucket"))),
			builder.Bind(&req.Sum, builder.JSONata[string](`"${x} %{y} " & $1`, &in.Stage)),
			builder.Bind(&req.Prefixed, builder.Format("${}$", builder.Param("bucket"))))
	kept := builder.Fail(w, "Kept", "Kept"+spoilt, builder.Format(braces+" {}", &in.Stage))
	draft.Catch(kept, "Caught${x}%{y}%%{").Timeout(time.Hour)
	out := tag{Stage: spoilt}
	w.StartAt(draft).Then(builder.Succeed(w, "Done", &out))
	return w
}

// TestTemplatefileOfAWorkflow lets the real program fill in the definition that the builder made, and compares every byte.
func TestTemplatefileOfAWorkflow(t *testing.T) {
	w := spoiltWorkflow()
	made, list := generate.Files(w)
	require.False(t, list.HasErrors(), list.String())
	var definition string
	for _, f := range made {
		if f.Name == "spoilt"+generate.MachineSuffix {
			definition = string(f.Content)
		}
	}
	require.GreaterOrEqual(t, strings.Count(definition, "${x}"), 8, definition)
	files, list := terraform.Target{}.Emit(emit.Machine{Name: "spoilt", Definition: []byte(definition), Params: []string{"draft", "bucket"}})
	require.False(t, list.HasErrors(), list.String())
	root := map[string]string{"main.tf": "locals {}\n"}
	for _, f := range files {
		if strings.HasSuffix(f.Name, terraform.DefinitionSuffix) {
			root["definition.tftpl"] = string(f.Content)
		}
	}
	const bucket = "a ${x} %{y} {% é '$"
	want := strings.NewReplacer("${draft}", "draft", "${bucket}", bucket).Replace(definition)
	require.Equal(t, want, terraformtest.New(t, nil, false, root).Console(`templatefile("definition.tftpl", { draft = "draft", bucket = "a $${x} %%{y} {% é '$" })`))
}
