package cli

import (
	"fmt"
	"strings"

	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/jsontree"
)

// terraformFile is the documentation of the refusal of Terraform files.
var terraformFile = diag.Def{
	Code: "ASL6958", Severity: diag.Error,
	Title: "file is Terraform, not a document",
	Doc: "A definition inside a .tf file, in a heredoc or in jsonencode, is an expression of Terraform: what it gives is known " +
		"when Terraform has evaluated it. Kept in a file of its own it can be judged, formatted and completed by an editor.",
	Spec: "https://developer.hashicorp.com/terraform/language/functions/templatefile",
	Bad:  "aslgen validate main.tf",
	Good: "aslgen validate --template machine.asl.json     # definition = templatefile(\"machine.asl.json\", { … })",
}

// templateFile is the documentation of the refusal of CloudFormation and SAM templates.
var templateFile = diag.Def{
	Code: "ASL6959", Severity: diag.Error,
	Title: "file is a CloudFormation or SAM template, not a document",
	Doc: "A template may hold any number of definitions, with functions of CloudFormation in them. aslgen judges a definition " +
		"that is in a file of its own, and the template names the file.",
	Spec: "https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-statemachine.html",
	Bad:  "aslgen validate template.yaml",
	Good: "aslgen validate --template machine.asl.json     # DefinitionUri: machine.asl.json",
}

// isTerraform reports whether a file is one of Terraform, by its name.
func isTerraform(name string) bool {
	name = strings.ToLower(name)
	for _, end := range []string{".tf", ".tf.json", ".tofu", ".tofu.json"} {
		if strings.HasSuffix(name, end) {
			return true
		}
	}
	return false
}

// terraformFinding is what validate says of a Terraform file.
func terraformFinding(name string) diag.Diagnostic {
	return terraformFile.At(diag.Pos{File: name}, "%q is a Terraform file, and definitions inside of one are not judged", name).
		WithHelp("move the definition into a file of its own, such as machine.asl.json, read it with templatefile(\"machine.asl.json\", {…}), " +
			"and run aslgen validate --template machine.asl.json")
}

// templateFinding is what validate says of a CloudFormation or SAM template; false when the document is none.
func templateFinding(doc *jsontree.Value) (diag.Diagnostic, bool) {
	resources := doc.Get("Resources")
	if doc.Kind() != jsontree.Object || doc.Get("States") != nil || doc.Get("AWSTemplateFormatVersion") == nil && resources.Kind() != jsontree.Object {
		return diag.Diagnostic{}, false
	}
	d := templateFile.At(doc.Pos(), "this is a CloudFormation or SAM template, and definitions inside of one are not judged")
	file := "machine.asl.json"
	for _, m := range resources.Members() {
		switch m.Value.Get("Type").Str() {
		case "AWS::StepFunctions::StateMachine", "AWS::Serverless::StateMachine":
			d.Related = append(d.Related, diag.Related{Pos: resources.PosAt(m.NamePos), Message: fmt.Sprintf("state machine %q", m.Name)})
			file = m.Name + ".asl.json"
		}
	}
	return d.WithHelp("move the definition into a file of its own, such as %s, name it with DefinitionUri (SAM) or DefinitionS3Location "+
		"(CloudFormation), and run aslgen validate --template on that file", file), true
}
