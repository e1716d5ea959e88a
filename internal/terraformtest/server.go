package terraformtest

import (
	"bytes"
	_ "embed" // the prelude of the server
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/aslgen/aslgen/internal/sources"
)

// Region is the region of the local AWS, Account its account.
const (
	Region  = "us-east-1"
	Account = "123456789012"
)

// JSONata is the environment variable that names the folder in which npm installed jsonata, without which executions cannot evaluate
// expressions.
const JSONata = "ASLGEN_JSONATA_JS"

// prelude runs before the server.
//
//go:embed server.py
var prelude string

// Server is a local AWS: Step Functions with an interpreter, and the services beside it.
type Server struct {
	// Endpoint is the address of all its services, http://127.0.0.1:port.
	Endpoint string
}

// Start starts a local AWS, which ends with the test. It is the program tools/sfn_server.py in the folder that ASLGEN_SHARED names; the
// test is skipped when there is none, or Python cannot run it. Further arguments are those of the program.
func Start(t testing.TB, args ...string) *Server {
	t.Helper()
	program := filepath.Join(sources.Folder(t, "ASLGEN_SHARED", "programs to test with"), "tools", "sfn_server.py")
	if _, err := os.Stat(program); err != nil {
		t.Skipf("there is no local AWS: %v", err)
	}
	if out, err := exec.Command("python3", "-c", "import moto").CombinedOutput(); err != nil {
		t.Skipf("python3 with moto is not there: %v\n%s", err, out)
	}
	port := filepath.Join(t.TempDir(), "port")
	cmd := exec.Command("python3", append([]string{"-c", prelude, program, "--port-file", port, "--parent-pid", strconv.Itoa(os.Getpid())}, args...)...)
	var log bytes.Buffer
	cmd.Stdout, cmd.Stderr = &log, &log
	cmd.Env = append(os.Environ(), closed()...)
	if folder := os.Getenv(JSONata); folder != "" {
		cmd.Env = append(cmd.Env, "NODE_PATH="+filepath.Join(folder, "node_modules"))
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	t.Cleanup(func() {
		cmd.Process.Kill()
		<-ended
		if t.Failed() {
			t.Logf("the local AWS said:\n%s", notable(log.String()))
		}
	})
	s := &Server{}
	for range 600 {
		select {
		case err := <-ended:
			ended <- err
			t.Fatalf("the local AWS ended: %v\n%s", err, log.String())
		case <-time.After(100 * time.Millisecond):
		}
		if s.ready(port) {
			return s
		}
	}
	t.Fatal("the local AWS does not answer")
	return nil
}

// ready asks the server whether it answers.
func (s *Server) ready(portFile string) bool {
	text, err := os.ReadFile(portFile)
	if err != nil || len(text) == 0 {
		return false
	}
	s.Endpoint = "http://127.0.0.1:" + strings.TrimSpace(string(text))
	answer, err := http.Get(s.Endpoint + "/moto-api/data.json")
	if err != nil {
		return false
	}
	answer.Body.Close()
	return answer.StatusCode == http.StatusOK
}

// Environ is what a program needs to talk to the server in the place of AWS.
func (s *Server) Environ() []string {
	return []string{
		"AWS_ENDPOINT_URL=" + s.Endpoint, "AWS_ACCESS_KEY_ID=test", "AWS_SECRET_ACCESS_KEY=test", "AWS_REGION=" + Region, "AWS_DEFAULT_REGION=" + Region,
		"AWS_EC2_METADATA_DISABLED=true", "AWS_MAX_ATTEMPTS=1", "AWS_DISABLE_HOST_PREFIX_INJECTION=true",
	}
}

// Provider is the block of HCL that points the provider to the server.
func (s *Server) Provider() string {
	return `provider "aws" {
  region                      = "` + Region + `"
  max_retries                 = 1
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_region_validation      = true
  s3_use_path_style           = true
}
`
}

// notable is the end of what the server printed, without the requests that it answered well.
func notable(log string) string {
	var b strings.Builder
	for line := range strings.Lines(log) {
		if !strings.Contains(line, `HTTP/1.1" 2`) {
			b.WriteString(line)
		}
	}
	return b.String()[max(0, b.Len()-4000):]
}
