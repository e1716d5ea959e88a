package eval

import (
	"math"
	"strconv"
	"strings"

	"github.com/aslgen/aslgen/asl/expr/value"
)

// fnString is $string: texts as they are, functions as "", everything else as JSON.
func fnString(e *evaluation, args []any) (any, error) {
	switch v := args[0].(type) {
	case string, undefinedType:
		return v, nil
	case float64:
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return nil, fail("D3001")
		}
	}
	if isFunction(args[0]) {
		return "", nil
	}
	pretty, _ := args[1].(bool)
	return texted(jsonText(e, args[0], pretty))
}

// jsonText returns a value as JSON: numbers with 15 digits, functions as "". pretty gives every item a line, with two blanks a
// level.
func jsonText(e *evaluation, v any, pretty bool) (string, error) {
	w := jsonWriter{e: e, pretty: pretty}
	if err := w.write(v, 0); err != nil {
		return "", err
	}
	return string(w.out), e.alloc(len(w.out) - w.paid)
}

type jsonWriter struct {
	e      *evaluation
	pretty bool
	out    []byte
	paid   int // the bytes of out that are accounted for
}

// payEvery is the number of bytes after which a text that grows is accounted for.
const payEvery = 4096

func (w *jsonWriter) write(v any, depth int) error {
	if err := w.e.spend(1); err != nil {
		return err
	}
	if len(w.out)-w.paid > payEvery {
		if err := w.e.alloc(len(w.out) - w.paid); err != nil {
			return err
		}
		w.paid = len(w.out)
	}
	if items, ok := itemsOf(v); ok {
		return w.array(items, depth)
	}
	switch v := v.(type) {
	case *value.Object:
		return w.object(v, depth)
	case string:
		w.out = value.Append(w.out, v)
		return nil
	}
	switch f, ok := value.Float(v); {
	case ok && (math.IsNaN(f) || math.IsInf(f, 0)):
		return fail("D1001", f)
	case ok:
		w.out = value.AppendFloat(w.out, fifteenDigits(f))
	case isFunction(v):
		w.out = append(w.out, `""`...)
	case v == undefined:
		w.out = append(w.out, "null"...)
	default:
		w.out = value.Append(w.out, v)
	}
	return nil
}

func (w *jsonWriter) array(items []any, depth int) error {
	w.out = append(w.out, '[')
	for i, item := range items {
		w.next(i == 0, depth+1)
		if err := w.write(item, depth+1); err != nil {
			return err
		}
	}
	w.end(len(items) == 0, depth)
	w.out = append(w.out, ']')
	return nil
}

func (w *jsonWriter) object(o *value.Object, depth int) error {
	w.out = append(w.out, '{')
	first := true
	for name, v := range o.All() {
		if v == undefined {
			continue
		}
		w.next(first, depth+1)
		first = false
		w.out = append(value.Append(w.out, name), ':')
		if w.pretty {
			w.out = append(w.out, ' ')
		}
		if err := w.write(v, depth+1); err != nil {
			return err
		}
	}
	w.end(first, depth)
	w.out = append(w.out, '}')
	return nil
}

// next writes what stands before an item.
func (w *jsonWriter) next(first bool, depth int) {
	if !first {
		w.out = append(w.out, ',')
	}
	w.line(depth)
}

// end writes what stands before the closing bracket.
func (w *jsonWriter) end(empty bool, depth int) {
	if !empty {
		w.line(depth)
	}
}

func (w *jsonWriter) line(depth int) {
	if w.pretty {
		w.out = append(append(w.out, '\n'), strings.Repeat("  ", depth)...)
	}
}

// fifteenDigits rounds a number to 15 significant digits, which hides the errors of binary fractions: 0.1 + 0.2 is 0.3.
func fifteenDigits(f float64) float64 {
	if f == math.Trunc(f) && math.Abs(f) < 1e15 {
		return f
	}
	rounded, err := strconv.ParseFloat(strconv.FormatFloat(f, 'e', 14, 64), 64)
	if err != nil {
		return f
	}
	return rounded
}
