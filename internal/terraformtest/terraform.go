// Package terraformtest runs the real Terraform in tests, with the real provider for AWS, and gives it a local AWS to talk to. Nothing
// it starts reaches the network. Tests are skipped, with a message, where the programs are not there.
package terraformtest

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// Mirror is the environment variable that names a folder with registry.terraform.io/hashicorp/aws below it, unpacked or as the
// files that `terraform providers mirror` writes.
const Mirror = "ASLGEN_TF_PLUGINS"

// Root is a root module in a folder of its own.
type Root struct {
	// Dir is its folder.
	Dir    string
	t      testing.TB
	binary string
	env    []string
}

// Look returns the program, and skips the test when it is not there.
func Look(t testing.TB) string {
	t.Helper()
	binary, err := exec.LookPath("terraform")
	if err != nil {
		t.Skip("terraform is not installed")
	}
	return binary
}

// New makes a root module of files, by their names relative to it. The server may be nil: then nothing can be planned or applied. It
// skips the test when Terraform is not there, or the provider is not and needed says that it is.
func New(t testing.TB, server *Server, needed bool, files map[string]string) *Root {
	t.Helper()
	r := &Root{Dir: t.TempDir(), t: t, binary: Look(t)}
	rc := "disable_checkpoint = true\n"
	if needed {
		rc += fmt.Sprintf("provider_installation {\n  filesystem_mirror {\n    path = %q\n  }\n}\n", mirror(t))
	} else {
		rc += fmt.Sprintf("provider_installation {\n  filesystem_mirror {\n    path = %q\n  }\n}\n", r.Dir)
	}
	config := filepath.Join(t.TempDir(), "terraformrc")
	r.write(config, rc)
	r.env = environment(server, config)
	for name, content := range files {
		r.Write(name, content)
	}
	return r
}

// mirror returns the folder with the provider.
func mirror(t testing.TB) string {
	t.Helper()
	candidates := []string{os.Getenv(Mirror), os.Getenv("TF_PLUGIN_MIRROR"), os.Getenv("TF_PLUGIN_CACHE_DIR")}
	if home, err := os.UserHomeDir(); err == nil {
		candidates = append(candidates, filepath.Join(home, ".terraform.d", "plugins"), filepath.Join(home, ".terraform.d", "plugin-cache"), filepath.Join(home, ".local", "share", "terraform", "plugins"))
	}
	// Terraform looks in the first two by itself; the last one is where software that was added to a system stands.
	for _, pattern := range []string{"/usr/local/share/terraform/plugins", "/usr/share/terraform/plugins", "/opt/*"} {
		found, _ := filepath.Glob(pattern) // the patterns are well formed
		candidates = append(candidates, found...)
	}
	for _, dir := range candidates {
		if found, _ := filepath.Glob(filepath.Join(dir, "registry.terraform.io", "hashicorp", "aws", "*")); dir != "" && len(found) > 0 {
			return dir
		}
	}
	t.Skipf("the provider hashicorp/aws is in none of the folders for plugins; %s names another one", Mirror)
	return ""
}

// environment is what Terraform sees: no credentials and no proxy of the user, and a proxy that nobody serves for everything that
// is not on this machine.
func environment(server *Server, config string) []string {
	var env []string
	for _, e := range os.Environ() {
		name, _, _ := strings.Cut(e, "=")
		upper := strings.ToUpper(name)
		if strings.HasPrefix(upper, "AWS_") || strings.HasPrefix(upper, "TF_") || strings.HasSuffix(upper, "_PROXY") {
			continue
		}
		env = append(env, e)
	}
	env = append(env, closed()...)
	env = append(env, "TF_CLI_CONFIG_FILE="+config, "TF_IN_AUTOMATION=1", "TF_INPUT=0", "CHECKPOINT_DISABLE=1")
	if server != nil {
		env = append(env, server.Environ()...)
	}
	return env
}

// closed is a proxy for all traffic that leaves the machine, where nobody listens.
func closed() []string {
	return []string{"HTTP_PROXY=http://127.0.0.1:1", "HTTPS_PROXY=http://127.0.0.1:1", "NO_PROXY=127.0.0.1,localhost", "no_proxy=127.0.0.1,localhost"}
}

// Write writes a file of the root module.
func (r *Root) Write(name, content string) {
	r.t.Helper()
	r.write(filepath.Join(r.Dir, filepath.FromSlash(name)), content)
}

func (r *Root) write(path, content string) {
	r.t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		r.t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
		r.t.Fatal(err)
	}
}

// Try runs Terraform with the text as its standard input and returns what it printed and its exit code.
func (r *Root) Try(stdin string, args ...string) (output string, code int) {
	r.t.Helper()
	cmd := exec.CommandContext(r.t.Context(), r.binary, args...)
	cmd.Dir, cmd.Env, cmd.Stdin = r.Dir, r.env, strings.NewReader(stdin)
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &out
	err := cmd.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		r.t.Fatalf("terraform %s: %v", strings.Join(args, " "), err)
	}
	return out.String(), cmd.ProcessState.ExitCode()
}

// Run runs Terraform, which must succeed, and returns what it printed.
func (r *Root) Run(args ...string) string {
	r.t.Helper()
	out, code := r.Try("", args...)
	if code != 0 {
		r.t.Fatalf("terraform %s: exit code %d\n%s", strings.Join(args, " "), code, out)
	}
	return out
}

// Init prepares the module: Terraform finds the provider and the modules that it calls.
func (r *Root) Init() { r.t.Helper(); r.Run("init", "-no-color") }

// Format fails the test when `terraform fmt` would change a file.
func (r *Root) Format() { r.t.Helper(); r.Run("fmt", "-no-color", "-check", "-diff", "-recursive") }

// Validate fails the test when Terraform finds a fault in the module or in one that it calls.
func (r *Root) Validate() { r.t.Helper(); r.Run("validate", "-no-color") }

// Apply makes what the module says.
func (r *Root) Apply(args ...string) {
	r.t.Helper()
	r.Run(append([]string{"apply", "-no-color", "-auto-approve"}, args...)...)
}

// Unchanged fails the test when a plan would change anything.
func (r *Root) Unchanged(args ...string) {
	r.t.Helper()
	if out, code := r.Try("", append([]string{"plan", "-no-color", "-detailed-exitcode"}, args...)...); code != 0 {
		r.t.Fatalf("the plan is not empty (exit code %d):\n%s", code, out)
	}
}

// Destroy removes what the module made.
func (r *Root) Destroy(args ...string) {
	r.t.Helper()
	r.Run(append([]string{"destroy", "-no-color", "-auto-approve"}, args...)...)
}

// Outputs reads the outputs of the module.
func (r *Root) Outputs() map[string]any {
	r.t.Helper()
	var all map[string]struct{ Value any }
	if err := json.Unmarshal([]byte(r.Run("output", "-json")), &all); err != nil {
		r.t.Fatal(err)
	}
	values := map[string]any{}
	for name, o := range all {
		values[name] = o.Value
	}
	return values
}

// Console evaluates an expression that gives a text.
func (r *Root) Console(expression string) string {
	r.t.Helper()
	out, code := r.Try("jsonencode("+expression+")\n", "console")
	if code != 0 {
		r.t.Fatalf("%s: exit code %d\n%s", expression, code, out)
	}
	// The console prints the text of JSON as a text of its own.
	var inner, text string
	if err := json.Unmarshal([]byte(out), &inner); err != nil {
		r.t.Fatalf("%s: %v\n%s", expression, err, out)
	}
	if err := json.Unmarshal([]byte(inner), &text); err != nil {
		r.t.Fatalf("%s: %v\n%s", expression, err, inner)
	}
	return text
}
