package terraform_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl/emit"
	"github.com/aslgen/aslgen/asl/emit/terraform"
	"github.com/aslgen/aslgen/asl/iam"
	"github.com/aslgen/aslgen/internal/terraformtest"
)

// addModule puts a module into a folder of the files of a root module.
func addModule(files map[string]string, dir string, module map[string]string) {
	for name, content := range module {
		files[dir+"/"+name] = content
	}
}

// TestTerraformTakesTheModules formats and validates the modules with the real program and the real provider. Names that are hard on
// Terraform are among the parameters.
func TestTerraformTakesTheModules(t *testing.T) {
	names := []string{"__", "a-b", "_-", "if", "for", "in", "else", "endif", "each", "self", "path", "var", "local", "data", "module", "terraform", "resource", "partition", "region", "name", "arn", "A1"}
	files := map[string]string{}
	var definition, arguments strings.Builder
	for _, n := range names {
		definition.WriteString(`"` + n + `": "${` + n + `}",`)
		arguments.WriteString("  " + n + ` = "the value of ` + n + "\"\n")
	}
	hard := emit.Machine{Name: "hard", Params: names, Definition: []byte(`{"StartAt":"A","States":{"A":{"Type":"Pass","Result":{` + strings.TrimSuffix(definition.String(), ",") + `},"End":true}}}`)}
	addModule(files, "hard", module(t, hard, &iam.Policy{}))
	addModule(files, "fast", module(t, fast, &iam.Policy{}))
	addModule(files, "study-review", module(t, review, reviewPolicy))
	files["main.tf"] = `module "fast" {
  source = "./fast"
}

module "hard" {
  source = "./hard"
` + arguments.String() + `}

module "review" {
  source         = "./study-review"
  _bucket        = "answers"
  child          = "arn:aws:states:us-east-1:123456789012:stateMachine:child:live"
  draft_function = "draft"
  partition      = "aws"
  questions-url  = "https://sqs.us-east-1.amazonaws.com/123456789012/questions"
  stage          = "test"
}
`
	root := terraformtest.New(t, nil, true, files)
	require.NoError(t, os.Remove(filepath.Join(root.Dir, "main.tf"))) // its arguments are not aligned
	root.Format()
	root.Write("main.tf", files["main.tf"])
	root.Init()
	root.Validate()
}

// TestTemplatefileGivesTheDefinition fills in the definitions with the real program and compares every byte.
func TestTemplatefileGivesTheDefinition(t *testing.T) {
	definition := string(review.Definition)
	template := terraform.Template(review.Definition, review.Params)
	texts := []string{`{%{"a":1}%}`, "${x}", "%%{", "$${x}", "$$${x}", "%%{ if true }", "${~x}", "$${~x}", "a${a-b}$${a-b}$$%${a-b}%{~", `"${"`, "${ a-b }", "\\${y}", "${true}", "%{ for x in y }", "${x", "}"}
	files := map[string]string{"definition.tftpl": string(template), "main.tf": "locals {\n  answer = 42\n}\n"}
	all := strings.Join(texts, "\n") + "\n"
	files["texts.tftpl"] = string(terraform.Template([]byte(all), []string{"a-b"}))
	root := terraformtest.New(t, nil, false, files)
	require.Equal(t, strings.ReplaceAll(all, "${a-b}", "<ARN>"), root.Console(`templatefile("texts.tftpl", { a-b = "<ARN>" })`))
	arguments := ""
	for _, p := range review.Params {
		definition = strings.ReplaceAll(definition, "${"+p+"}", "<"+p+">")
		arguments += p + ` = "<` + p + `>", `
	}
	definition = strings.ReplaceAll(definition, "cafe\u0301", `cafe\u0301`) // Terraform composes characters; JSON means the same
	require.Equal(t, definition, root.Console(`templatefile("definition.tftpl", { `+arguments+` })`))
}
