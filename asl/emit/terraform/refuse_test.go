package terraform_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/emit"
	"github.com/aslgen/aslgen/asl/emit/terraform"
	"github.com/aslgen/aslgen/asl/iam"
	"github.com/aslgen/aslgen/internal/terraformtest"
)

// task is a machine that calls a function, with a payload.
func task(function, payload string, params ...string) emit.Machine {
	return emit.Machine{Name: "m", Params: params, Pos: diag.Pos{File: "m.go", Line: 3}, Definition: []byte(`{"QueryLanguage": "JSONata", "StartAt": "Call", "States": {"Call": {
		"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Arguments": {"FunctionName": "` + function + `", "Payload": {"a": "` + payload + `"}}, "End": true}}}`)}
}

func TestFindings(t *testing.T) {
	for name, c := range map[string]struct {
		machine emit.Machine
		want    []string // severity, code and message of each
	}{
		"nothing":           {task("f", "x"), nil},
		"a parameter":       {task("${f}", "x", "f"), nil},
		"twice the same":    {task("${f}", "x", "f", "f"), nil},
		"text":              {task("f", "$${x} %{y}"), []string{`warning ASL7004: Arguments.Payload.a of the state "Call" holds ${x}, which stays as it is: the workflow has no parameter "x"`}},
		"text of no name":   {task("f", "${ x } ${1} ${} ${x"), nil},
		"nobody passes":     {task("arn:aws:lambda:${region}:111122223333:function:f", "${region}"), []string{`error ASL7003: Arguments.FunctionName of the state "Call" holds ${region}, and the workflow has no parameter "region"`}},
		"a name for it":     {task("${f}", "x"), []string{`error ASL7003: Arguments.FunctionName of the state "Call" holds ${f}, and the workflow has no parameter "f"`}},
		"nobody uses":       {task("f", "x", "queue"), []string{`error ASL7005: parameter "queue" stands nowhere in the definition of "m"`}},
		"reserved":          {task("f", "${source}", "source"), []string{`error ASL7001: parameter "source" cannot be a variable: Terraform keeps the name for itself`}},
		"a word":            {task("f", "${null}", "null"), []string{`error ASL7001: parameter "null" cannot be a variable: in a template the word is a value`}},
		"no identifier":     {task("f", "${1a}", "1a"), []string{`error ASL7001: parameter "1a" cannot be a variable: a name is a letter or _, then letters, digits, _ and -`, `error ASL7005: parameter "1a" stands nowhere in the definition of "m"`}},
		"of the module":     {task("f", "${alias}", "alias"), []string{`error ASL7002: parameter "alias" has the name of a variable that every module has`}},
		"no JSON":           {emit.Machine{Name: "m", Definition: []byte(`{`)}, []string{`error ASL7007: the definition of "m" is no JSON`}},
		"no name":           {emit.Machine{Name: "a/b", Definition: []byte(`{}`)}, []string{`error ASL7007: "a/b" is no name of a state machine`}},
		"known at run time": {task("{% $states.input.f %}", "x"), nil}, // a pattern allows it
		"not in the document": {emit.Machine{Name: "m", Pos: diag.Pos{File: "m.go", Line: 3}, Definition: []byte(`{"StartAt": "Run", "States": {"Run": {
			"Type": "Task", "Resource": "arn:aws:states:::ecs:runTask", "Parameters": {"Cluster": "c", "TaskDefinition": "t"}, "End": true}}}`)},
			[]string{`warning ASL7006: the policy for the state "Run" cannot tell from TaskDefinition what is needed`}},
	} {
		t.Run(name, func(t *testing.T) {
			files, list := terraform.Target{}.Emit(c.machine)
			require.Len(t, list, len(c.want), list.String())
			for i, want := range c.want {
				require.Contains(t, list[i].String(), want)
				require.Equal(t, c.machine.Pos, list[i].Pos)
			}
			require.Equal(t, !list.HasErrors(), len(files) == 5)
			again, _ := terraform.Target{}.Emit(c.machine)
			require.Equal(t, files, again, "same input, same bytes")
		})
	}
}

// TestWhatIsNotKnown has something unknown of every kind: all is told in main.tf but what a placeholder hides, and only what may be
// missing is a finding.
func TestWhatIsNotKnown(t *testing.T) {
	unknown := func(gap iam.Gap) iam.Unknown {
		return iam.Unknown{State: "Call", Field: "FunctionName", Pointer: "/States/Call", Reason: string(gap) + " is not known", Gap: gap}
	}
	policy := &iam.Policy{Unknown: []iam.Unknown{unknown(iam.GapMissing), unknown(iam.GapWider), unknown(iam.GapElsewhere), unknown(iam.GapLater)}}
	files, list := terraform.Module(task("f", "x"), policy)
	require.Len(t, list, 1, list.String())
	require.Contains(t, list[0].String(), "missing is not known")
	require.Equal(t, "/States/Call", list[0].Pointer)
	main := string(files[0].Content)
	for _, gap := range []iam.Gap{iam.GapMissing, iam.GapWider, iam.GapElsewhere} {
		require.Contains(t, main, `# - "Call", FunctionName: `+string(gap)+" is not known\n")
	}
	require.NotContains(t, main, "later is not known")
	require.Len(t, policy.Unknown, 4, "the policy of the caller stays as it is")
}

// TestTerraformRefusesTheNames asks Terraform whether the names that are refused are wrong for it.
func TestTerraformRefusesTheNames(t *testing.T) {
	for _, name := range []string{"_", "count", "depends_on", "for_each", "lifecycle", "locals", "providers", "source", "version"} {
		root := terraformtest.New(t, nil, false, map[string]string{"main.tf": "variable \"" + name + "\" {}\n"})
		out, code := root.Try("", "validate", "-no-color")
		require.Equal(t, 1, code, name)
		require.Contains(t, out, "Invalid variable name")
		_, list := terraform.Module(task("f", "${"+name+"}", name), &iam.Policy{})
		require.True(t, list.HasErrors(), name)
	}
	root := terraformtest.New(t, nil, false, map[string]string{"a.tftpl": "${true} ${false}"})
	require.Equal(t, "true false", root.Console(`templatefile("a.tftpl", { true = "a", false = "b" })`))
}

func TestDescriptions(t *testing.T) {
	machine := emit.Machine{Name: "m", Params: []string{"a", "b", "c", "q", "role", "bucket"}, Definition: []byte(`{"Comment": "${a}", "StartAt": "S", "States": {
		"S": {"Type": "Map", "Items": "${a}", "ItemReader": {"Resource": "arn:aws:states:::s3:getObject", "Arguments": {"Bucket": "${bucket}"}}, "ItemProcessor": {"ProcessorConfig": {"Mode": "${b}"}, "StartAt": "T", "States": {
			"T": {"Type": "Task", "Resource": "${c}", "Credentials": {"RoleArn": "${role}"}, "End": true}}}, "Next": "P"},
		"P": {"Type": "Parallel", "Branches": [{"StartAt": "Q ${a}", "States": {"Q ${a}": {"Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage",
			"Arguments": {"QueueUrl": "${q}", "MessageBody": {"QueueUrl": "${b}", "${a}": 1, "many": ["${a}", "${a}"]}}, "End": true}}}], "End": true}}}`)}
	variables := module(t, machine, &iam.Policy{})["variables.tf"]
	for name, want := range map[string]string{
		"a":      `A text: Comment of the state machine, Items of the state \"S\", Branches.StartAt of the state \"P\", the name of the state \"Q $${a}\" and 2 more places.`,
		"b":      `A text: ItemProcessor.ProcessorConfig.Mode of the state \"S\" and Arguments.MessageBody.QueueUrl of the state \"Q $${a}\".`,
		"bucket": `The name of a bucket: ItemReader.Arguments.Bucket of the state \"S\".`,
		"c":      `An ARN: Resource of the state \"T\".`,
		"q":      `The URL of a queue: Arguments.QueueUrl of the state \"Q $${a}\".`,
		"role":   `An ARN: Credentials.RoleArn of the state \"T\".`,
	} {
		_, rest, found := strings.Cut(variables, "variable \""+name+"\" {\n")
		require.True(t, found, name)
		line, _, _ := strings.Cut(strings.TrimSpace(rest), "\n")
		require.Equal(t, `description = "`+want+`"`, line, name)
	}
}

// TestResourceIsARN holds that a value that is a whole resource of the policy is judged as an ARN, whatever its field is called.
func TestResourceIsARN(t *testing.T) {
	machine := task("f", "${a} ${b}", "a", "b")
	policy := &iam.Policy{Statements: []iam.Statement{{Actions: []string{"iam:PassRole"}, Resources: []iam.Resource{{hole(iam.HoleParam, "a")}, {text("arn:aws:x:::"), hole(iam.HoleParam, "b")}}}}}
	variables := module(t, machine, policy)["variables.tf"]
	require.Contains(t, variables, `"An ARN: Arguments.Payload.a of the state \"Call\"."`)
	require.Contains(t, variables, `condition     = can(regex("^arn:[a-z-]+:", var.a))`)
	require.NotContains(t, variables, `condition     = can(regex("^arn:[a-z-]+:", var.b))`)
}

func TestSurvey(t *testing.T) {
	files, list := terraform.Target{}.Emit(task("f", "x"))
	require.Empty(t, list)
	written := map[string]string{}
	for _, f := range files {
		written[f.Name] = string(f.Content)
	}
	old := strings.ReplaceAll(written["main.tf"], "m.asl.json.tftpl", "old.asl.json.tftpl")
	for name, c := range map[string]struct {
		there          map[string]string
		foreign, stale []string
	}{
		"empty":                    {},
		"the same module":          {there: written},
		"others do not matter":     {there: map[string]string{"README.md": "a", ".terraform.lock.hcl": "a", "terraform.tfstate": "{}", "x.asl.json.tftpl": "a", "main.tf.bak": "a"}},
		"Terraform ignores them":   {there: map[string]string{".#main.tf": "a", ".hidden.tf": "a", "#main.tf#": "a", "main.tf~": "a", ".tf": "a"}},
		"a main.tf":                {there: map[string]string{"main.tf": "# mine"}, foreign: []string{"main.tf"}},
		"in upper case":            {there: map[string]string{"MAIN.TF": "# mine"}, foreign: []string{"MAIN.TF"}},
		"other configuration":      {there: map[string]string{"a.tf": "", "b.tf.json": "{}", "c.tofu": ""}, foreign: []string{"a.tf", "b.tf.json", "c.tofu"}},
		"the definition":           {there: map[string]string{"m.asl.json.tftpl": "{}"}, foreign: []string{"m.asl.json.tftpl"}},
		"the same definition":      {there: map[string]string{"m.asl.json.tftpl": written["m.asl.json.tftpl"]}},
		"our own definition":       {there: map[string]string{"m.asl.json.tftpl": "{}", "main.tf": written["main.tf"]}},
		"of an older name":         {there: map[string]string{"main.tf": old, "old.asl.json.tftpl": "{}"}, stale: []string{"old.asl.json.tftpl"}},
		"of an older release":      {there: map[string]string{"main.tf": written["main.tf"], "iam.tf": "# Code generated by aslgen from x. DO NOT EDIT.\n"}, stale: []string{"iam.tf"}},
		"of an older name, edited": {there: map[string]string{"main.tf": "#\n" + old, "old.asl.json.tftpl": "{}"}, foreign: []string{"main.tf"}},
	} {
		t.Run(name, func(t *testing.T) {
			var names []string
			for n := range c.there {
				names = append(names, n)
			}
			foreign, stale, err := terraform.Target{}.Survey(names, func(n string) ([]byte, error) { return []byte(c.there[n]), nil }, files)
			require.NoError(t, err)
			require.ElementsMatch(t, c.foreign, foreign)
			require.ElementsMatch(t, c.stale, stale)
		})
	}
	unreadable := errors.New("not allowed")
	for _, n := range []string{"main.tf", "other.tf", "m.asl.json.tftpl"} {
		_, _, err := terraform.Target{}.Survey([]string{n}, func(string) ([]byte, error) { return nil, unreadable }, files)
		require.ErrorIs(t, err, unreadable)
	}
}
