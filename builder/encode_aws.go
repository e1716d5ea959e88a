package builder

import (
	"bytes"
	"fmt"
	"io"
	"reflect"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/aslgen/aslgen/asl/jsontree"
	"github.com/aslgen/aslgen/builder/internal/awssdk"
)

// document is a value of the AWS SDK that stands for any JSON.
type document interface {
	MarshalSmithyDocument() ([]byte, error)
}

// enter notes whether the values that follow are those of a type of the AWS SDK; the function it returns ends that.
func (e *encoder) enter(aws bool) (leave func()) {
	before := e.aws
	e.aws = aws
	return func() { e.aws = before }
}

// awsValue writes what Step Functions takes in another form than encoding/json gives it: unions, documents, and in the structs of
// the AWS SDK times, bytes, streams and empty lists. Nil: the value has the usual form.
func (e *encoder) awsValue(v reflect.Value) *tree {
	if v.Kind() == reflect.Interface && !v.IsNil() {
		if awssdk.Union(v.Type()) {
			return e.union(v)
		}
		if d, ok := v.Interface().(document); ok && v.NumMethod() > 0 {
			return e.document(d)
		}
	}
	if !e.aws {
		return nil
	}
	switch x := v.Interface().(type) {
	case time.Time:
		return &tree{lit: jsontree.NewString(x.UTC().Format(time.RFC3339Nano))}
	case []byte:
		return e.body(x)
	case io.Reader:
		return e.stream(x)
	}
	switch {
	case v.Kind() == reflect.Slice && v.IsNil(): // inside a list, a map or a union, where nothing is left out
		return &tree{lit: jsontree.NewArray()}
	case v.Kind() == reflect.Map && v.IsNil():
		return &tree{lit: jsontree.NewObject()}
	default:
		return nil
	}
}

// failHere is fail with the name of the member and a remedy. It returns what stands in the place of the value.
func (e *encoder) failHere(help, format string, args ...any) *tree {
	if e.err == nil {
		e.help = help
	}
	where := ""
	if len(e.path) > 0 {
		where = strings.Join(e.path, ".") + ": "
	}
	e.fail("%s%s", where, fmt.Sprintf(format, args...))
	return &tree{lit: jsontree.NewNull()}
}

// union writes a union as an object with the one member that it holds.
func (e *encoder) union(v reflect.Value) *tree {
	member := v.Elem()
	help := fmt.Sprintf("give the address of a struct %sMember…", v.Type())
	if member.Kind() != reflect.Pointer {
		return e.failHere(help, "union %s holds a %s", v.Type(), member.Type())
	}
	if member.IsNil() {
		return e.failHere(help, "union %s holds a nil %s", v.Type(), member.Type())
	}
	key, ok := awssdk.Member(v.Type(), member.Type().Elem())
	if !ok {
		return e.failHere(help, "union %s holds a %s, which is none of its members", v.Type(), member.Type())
	}
	if e.ours != nil {
		if name := e.ours(member.Interface()); name != "" {
			e.held = name
		}
	}
	defer e.enter(true)()
	t := &tree{}
	e.path = append(e.path, key)
	defer func() { e.path = e.path[:len(e.path)-1] }()
	t.add(key, e.encode(member.Elem().FieldByName("Value")))
	return fold(t)
}

func (e *encoder) document(d document) *tree {
	const help = "make the document of a value that can be written as JSON"
	text, err := d.MarshalSmithyDocument()
	if err != nil {
		return e.failHere(help, "the document cannot be written: %v", err)
	}
	t, faults := jsontree.Parse("", text)
	if t == nil || faults.HasErrors() {
		return e.failHere(help, "the document is not JSON: %s", text)
	}
	return &tree{lit: unquoted(t)}
}

// body writes bytes: Step Functions makes them of a JSON value, or of a text. It decodes no base64.
func (e *encoder) body(b []byte) *tree {
	if t := object(b); t != nil {
		return t
	}
	if !utf8.Valid(b) {
		return e.failHere("let the service fetch them from S3, or call it from a Lambda function",
			"bytes that are not UTF-8 cannot be handed over: Step Functions takes text and decodes no base64")
	}
	return &tree{lit: jsontree.NewString(string(b))}
}

// object reads the JSON text of an object or an array; nil for anything else.
func object(b []byte) *tree {
	if b = bytes.TrimSpace(b); len(b) == 0 || b[0] != '{' && b[0] != '[' {
		return nil
	}
	t, faults := jsontree.Parse("", b)
	if t == nil || faults.HasErrors() {
		return nil
	}
	return &tree{lit: unquoted(t)}
}

// stream writes what a reader holds, from where it stands. The reader is put back there, since a value is read more than once.
func (e *encoder) stream(r io.Reader) *tree {
	text, err := contents(r)
	if err != nil {
		return e.failHere("make the reader with strings.NewReader or bytes.NewReader", "%v", err)
	}
	t := e.body(text)
	if t.lit.Kind() == jsontree.String {
		e.plain = append(e.plain, strings.Join(e.path, "."))
	}
	return t
}

func contents(r io.Reader) ([]byte, error) {
	s, ok := r.(io.Seeker)
	if !ok {
		return nil, fmt.Errorf("a %T can be read only once", r)
	}
	start, err := s.Seek(0, io.SeekCurrent)
	if err != nil {
		return nil, err
	}
	text, err := io.ReadAll(r)
	if err != nil {
		return nil, err
	}
	_, err = s.Seek(start, io.SeekStart)
	return text, err
}
