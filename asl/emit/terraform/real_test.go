package terraform_test

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
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
	calls := addGolden(t, files)
	root := terraformtest.New(t, nil, true, files)
	require.NoError(t, os.Remove(filepath.Join(root.Dir, "main.tf"))) // its arguments are not aligned
	root.Format()
	root.Write("main.tf", files["main.tf"]+calls)
	root.Init()
	root.Validate()
}

// parameter finds the parameters of the golden machines and of the examples, whose literal texts have upper-case names.
var parameter = regexp.MustCompile(`\$\{([a-z_-]+)\}`)

// addGolden makes the modules of all golden machines and examples, and returns the blocks that call them.
func addGolden(t *testing.T, files map[string]string) string {
	t.Helper()
	var calls strings.Builder
	calls.WriteString("\nvariable \"any\" {\n  type = string\n}\n") // its value is not known
	for _, pattern := range []string{"golden/*/want/*.asl.json", "golden/calls/*/want/*.asl.json", "golden/patterns/*/want/*.asl.json", "examples/*/asl/*.asl.json"} {
		found, err := filepath.Glob(filepath.Join("..", "..", "..", pattern))
		require.NoError(t, err)
		require.NotEmpty(t, found)
		for _, file := range found {
			text, err := os.ReadFile(file)
			require.NoError(t, err)
			m := emit.Machine{Name: strings.TrimSuffix(filepath.Base(file), ".asl.json"), Definition: text}
			for _, p := range parameter.FindAllStringSubmatch(string(text), -1) {
				if !slices.Contains(m.Params, p[1]) {
					m.Params = append(m.Params, p[1])
				}
			}
			made, list := terraform.Target{}.Emit(m)
			require.False(t, list.HasErrors(), list.String())
			calls.WriteString("\nmodule \"" + m.Name + "\" {\n  source = \"./golden/" + m.Name + "\"\n")
			for _, f := range made {
				files["golden/"+m.Name+"/"+f.Name] = string(f.Content)
			}
			for _, p := range m.Params {
				calls.WriteString("  " + p + " = var.any\n")
			}
			calls.WriteString("}\n")
		}
	}
	return calls.String()
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

// TestValuesAreJudged gives the variables values that they refuse.
func TestValuesAreJudged(t *testing.T) {
	wrong := strings.NewReplacer(`"answers"`, `"A bucket"`, `"arn:aws:states:us-east-1:123456789012:stateMachine:child:live"`, `"child"`, `"draft"`, `"draft it"`, `partition      = "aws"`, `partition      = "AWS"`,
		`"https://sqs.us-east-1.amazonaws.com/123456789012/questions"`, `"questions"`, `"test"`, `"a \"quote\""`, `"test-"`, `"test/"`, `"ALL"`, `"LOUD"`, `365`, `366`, `"live"`, `"1"`,
		`{ key_arn = aws_kms_key.this.arn }`, `{ key_arn = "key", data_key_reuse_seconds = 5 }`, `log_kms_key_arn          = aws_kms_key.this.arn`, `log_kms_key_arn = "key"`, `aws_iam_policy.boundary.arn`, `"boundary"`).Replace(everything)
	files := map[string]string{"main.tf": wrong}
	addModule(files, "study-review", module(t, review, reviewPolicy))
	root := terraformtest.New(t, nil, true, files)
	root.Init()
	out, code := root.Try("", "validate", "-no-color")
	require.Equal(t, 1, code, out)
	out = strings.Join(strings.Fields(strings.ReplaceAll(out, "│", " ")), " ")
	for _, fault := range []string{
		"not the name of a bucket", "not the ARN of a state machine", "not the name of a function", "not a partition", "not the URL of a queue", "it has no quotes", "A prefix has letters", "The level is ALL",
		"CloudWatch Logs knows", "is not a number", "key_arn is not the ARN", "is 60 to 900", "This is not the ARN of a KMS key", "This is not the ARN of a policy",
	} {
		require.Contains(t, out, fault)
	}
}
