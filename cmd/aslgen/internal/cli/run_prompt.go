package cli

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
	"time"

	"github.com/aslgen/aslgen/asl/expr/value"
	"github.com/aslgen/aslgen/asl/interp"
	"github.com/aslgen/aslgen/asl/interp/mocks"
)

// promptHelp tells what can be typed.
const promptHelp = `  success {"ok": true}     end the task with an output, in JSON
  failure Name cause…      end it with an error
  heartbeat                it is still at work
  advance 1h               let time pass: 90s, 2h30m, 1d
  stop Name cause…         abort the execution
  quit                     leave, with exit code 3
  2 success {…}            a number in front: the task with this number`

// reply is a line of the prompt.
type reply struct {
	task   int    // its number, 0 when none is given
	verb   string // success, failure, heartbeat, advance, stop, quit, help
	output any
	name   string
	cause  string
	span   time.Duration
}

// parseAnswer reads a line of the prompt.
func parseAnswer(line string) (reply, error) {
	var r reply
	word, rest := cutWord(line)
	if n, err := strconv.Atoi(word); err == nil {
		if n < 1 {
			return r, fmt.Errorf("tasks are numbered from 1, not %d", n)
		}
		r.task = n
		word, rest = cutWord(rest)
	}
	r.verb = word
	var err error
	switch word {
	case "success":
		if rest == "" {
			return r, errors.New(`success needs an output in JSON, such as success {"ok": true}`)
		}
		if r.output, err = value.Parse([]byte(rest)); err != nil {
			return r, fmt.Errorf("the output is no JSON: %w", err)
		}
	case "failure", "stop":
		r.name, r.cause = cutWord(rest)
	case "advance":
		if r.span, err = mocks.ParseDuration(rest); err != nil {
			return r, fmt.Errorf("advance needs a duration, such as advance 1h: %w", err)
		}
	case "heartbeat", "quit", "help":
		if rest != "" {
			return r, fmt.Errorf("%s takes nothing, not %q", word, rest)
		}
	default:
		return r, fmt.Errorf("%q is none of success, failure, heartbeat, advance, stop, quit, help", word)
	}
	return r, nil
}

// cutWord parts the first word from the rest.
func cutWord(text string) (word, rest string) {
	word, rest, _ = strings.Cut(strings.TrimSpace(text), " ")
	return word, strings.TrimSpace(rest)
}

// prompt is where answers come from: --answer first, then the standard input when somebody is there.
type prompt struct {
	app     *app
	given   []string
	lines   *bufio.Reader // nil: nobody is there
	typed   bool          // a person types
	pending string        // what was shown last
}

func (r *execution) newPrompt() *prompt {
	p := &prompt{app: r.app, given: r.flags.answers, typed: isTyped(r.app.stdin)}
	if p.typed || r.flags.interactive {
		p.lines = bufio.NewReader(r.app.stdin)
	}
	return p
}

// isTyped reports whether somebody types what is read. The null device is a device as well, but nobody types there.
func isTyped(stream io.Reader) bool {
	file, ok := stream.(*os.File)
	if !ok || !isTerminal(file) {
		return false
	}
	info, err := file.Stat()
	null, nullErr := os.Stat(os.DevNull)
	return err == nil && (nullErr != nil || !os.SameFile(info, null))
}

// answer carries out the next line. It reports false when there is none, or the line is quit.
func (p *prompt) answer(x *interp.Execution) (more bool, err error) {
	line, given, ok := p.next(x)
	if !ok {
		return false, nil
	}
	r, err := parseAnswer(line)
	if err == nil {
		if r.verb == "quit" {
			return false, nil
		}
		if r.verb == "help" {
			fmt.Fprintln(p.app.stderr, promptHelp)
			return true, nil
		}
		err = r.apply(x)
	}
	if err != nil && (given || !p.typed) {
		return false, fmt.Errorf("answer %s: %w", quoted(line), err)
	}
	if err != nil {
		fmt.Fprintf(p.app.stderr, "  %v; help tells what can be typed\n", err)
	}
	return true, nil
}

// unused says that answers of --answer are left over.
func (p *prompt) unused() {
	if len(p.given) > 0 && !p.app.quiet {
		fmt.Fprintf(p.app.stderr, "aslgen: %s of --answer left over, the first is %s\n", plural(len(p.given), "line"), quoted(p.given[0]))
	}
}

// next is the next line that is not empty.
func (p *prompt) next(x *interp.Execution) (line string, given, ok bool) {
	if len(p.given) > 0 {
		line, p.given = p.given[0], p.given[1:]
		return line, true, true
	}
	if p.lines == nil {
		return "", false, false
	}
	p.show(x)
	for {
		if p.typed {
			fmt.Fprint(p.app.stderr, "aslgen> ")
		}
		line, err := p.lines.ReadString('\n')
		if line = strings.TrimSpace(line); line != "" {
			return line, false, true
		}
		if err != nil {
			if err != io.EOF {
				fmt.Fprintf(p.app.stderr, "aslgen: %v\n", err)
			}
			return "", false, false
		}
	}
}

// show prints the tasks that wait, when they are others than before.
func (p *prompt) show(x *interp.Execution) {
	var b strings.Builder
	for i, task := range x.Pending() {
		fmt.Fprintf(&b, "%d. %s waits since %s for an answer: %s\n", i+1, task.Task.State, span(task.Task.Time.Sub(x.Started())), brief(task.Task.Input))
		if !task.TimesOut.IsZero() {
			fmt.Fprintf(&b, "   times out at %s\n", span(task.TimesOut.Sub(x.Started())))
		}
		if !task.HeartbeatDue.IsZero() {
			fmt.Fprintf(&b, "   heartbeat due at %s\n", span(task.HeartbeatDue.Sub(x.Started())))
		}
	}
	text := fmt.Sprintf("at %s\n%s", span(x.Now().Sub(x.Started())), b.String())
	if text != p.pending {
		p.pending = text
		fmt.Fprint(p.app.stderr, text)
		if p.typed {
			fmt.Fprintln(p.app.stderr, "help tells what can be typed")
		}
	}
}

// apply carries out what a line says.
func (r reply) apply(x *interp.Execution) error {
	switch r.verb {
	case "advance":
		x.Advance(r.span)
		return nil
	case "stop":
		x.Stop(r.name, r.cause)
		return nil
	}
	task, err := r.target(x.Pending())
	if err != nil {
		return err
	}
	switch r.verb {
	case "success":
		return x.SendTaskSuccess(task.Task.Token, r.output)
	case "failure":
		return x.SendTaskFailure(task.Task.Token, r.name, r.cause)
	default: // parseAnswer lets no other word pass
		return x.SendTaskHeartbeat(task.Task.Token)
	}
}

// target is the task that a line is about.
func (r reply) target(pending []*interp.Pending) (*interp.Pending, error) {
	switch {
	case len(pending) == 0:
		return nil, errors.New("no task waits")
	case r.task > len(pending):
		return nil, fmt.Errorf("there is no task %d: %s", r.task, plural(len(pending), "task")+" waiting")
	case r.task == 0 && len(pending) > 1:
		return nil, fmt.Errorf("%d tasks wait; write the number of one in front: 1 %s …", len(pending), r.verb)
	}
	return pending[max(r.task, 1)-1], nil
}
