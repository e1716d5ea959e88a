package jsontree

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/go-json-experiment/json/jsontext"

	"github.com/aslgen/aslgen/asl/diag"
)

const (
	// maxText is the length of the longest text that is read; offsets are held in 32 bits.
	maxText = 1 << 30
	// maxDepth is the deepest nesting; jsontext and the YAML reader have the same limit.
	maxDepth = 10_000
)

// Parse reads one JSON text. The file name is used in places only. On text that is not JSON the value is nil and the list
// holds one error with line and column; otherwise the list is empty. A byte order mark is passed over; duplicate members,
// the spelling of numbers and lone surrogate escapes are kept.
func Parse(file string, text []byte) (*Value, diag.List) { return parse(file, text, text) }

// parse reads a JSON text that is the source but for what [ParseTemplate] masks in it: both have the same length.
func parse(file string, source, text []byte) (*Value, diag.List) {
	doc, list := open(file, source)
	if list != nil {
		return nil, list
	}
	skip := 0
	if strings.HasPrefix(doc.text, byteOrderMark) {
		skip = len(byteOrderMark)
	}
	r := &reader{
		doc: doc, base: skip, at: skip, slab: newSlab(len(text)),
		dec: jsontext.NewDecoder(bytes.NewBuffer(text[skip:]), jsontext.AllowDuplicateNames(true),
			// The bytes are known to be UTF-8; what is left to allow are escapes of lone surrogates.
			jsontext.AllowInvalidUTF8(true)),
	}
	v, err := r.read()
	if err != nil {
		return nil, diag.List{r.explain(err)}
	}
	if rest := r.skipSpace(); rest < len(doc.text) {
		return nil, diag.List{trailingError.At(doc.pos(rest), "text goes on after the end of the JSON value").
			WithHelp("remove what follows, or put both values into an array")}
	}
	doc.root = v
	return v, nil
}

// open makes the document and refuses text that no reader could take.
func open(file string, text []byte) (*document, diag.List) {
	if len(text) > maxText {
		return nil, diag.List{sizeError.At(diag.Pos{File: file}, "the text has %d bytes", len(text)).
			WithHelp("split the file; Step Functions takes 1 MiB")}
	}
	doc := newDocument(file, string(text))
	if !utf8.Valid(text) {
		bad := invalidByte(text)
		return nil, diag.List{encodingError.At(doc.pos(bad), "byte 0x%02x is not UTF-8", text[bad]).
			WithHelp("save the file as UTF-8")}
	}
	return doc, nil
}

// invalidByte returns the offset of the first byte that is not UTF-8.
func invalidByte(text []byte) int {
	i := 0
	for i < len(text) {
		r, size := utf8.DecodeRune(text[i:])
		if r == utf8.RuneError && size == 1 {
			break
		}
		i += size
	}
	return i
}

// reader turns the tokens of one text into a tree. It keeps its own stack, so that depth costs no Go stack.
type reader struct {
	doc     *document
	dec     *jsontext.Decoder
	base    int // bytes before the decoder's first one
	at      int // offset after the last token
	slab    *slab
	open    []frame
	elems   []*Value // elements of all open arrays
	members []Member // members of all open objects
}

// frame is an array or object that is not closed yet.
type frame struct {
	value *Value
	first int  // index of its first child in reader.elems or reader.members
	named bool // an object whose last member waits for its value
}

// read returns the value of the text.
func (r *reader) read() (*Value, error) {
	for {
		token, err := r.dec.ReadToken()
		if err != nil {
			return nil, err
		}
		start := r.skipSeparators()
		r.at = r.base + int(r.dec.InputOffset())
		if top := r.top(); top != nil && top.value.kind == Object && !top.named && token.Kind() == '"' {
			r.members = append(r.members, Member{Name: r.stringAt(start), NamePos: start})
			top.named = true
			continue
		}
		done := r.token(token.Kind(), start)
		if done != nil && len(r.open) == 0 {
			return done, nil
		}
	}
}

// token takes one token that is not a member name and returns the value it completes, or nil.
func (r *reader) token(kind jsontext.Kind, start int) *Value {
	if kind == '}' || kind == ']' {
		return r.closeTop()
	}
	v := r.slab.value()
	v.doc, v.start, v.end = r.doc, int32(start), int32(r.at)
	switch kind {
	case 'n':
		v.kind = Null
	case 't', 'f':
		v.kind, v.truth = Bool, kind == 't'
	case '0':
		v.kind, v.text = Number, r.doc.text[start:r.at]
	case '"':
		v.kind, v.text = String, r.stringAt(start)
	case '[':
		v.kind = Array
	case '{':
		v.kind = Object
	default:
		panic("jsontree: unknown token " + kind.String())
	}
	r.add(v)
	switch v.kind {
	case Array:
		r.open = append(r.open, frame{value: v, first: len(r.elems)})
		return nil
	case Object:
		r.open = append(r.open, frame{value: v, first: len(r.members)})
		return nil
	}
	return v
}

// stringAt returns the text of the string token that starts at an offset and was just read.
func (r *reader) stringAt(start int) string {
	if r.doc.text[start] == '$' {
		return r.doc.text[start:r.at] // a placeholder, which ParseTemplate has masked
	}
	return unquote(r.doc.text[start+1 : r.at-1])
}

// add puts a value into the innermost open array or object.
func (r *reader) add(v *Value) {
	top := r.top()
	switch {
	case top == nil:
	case top.value.kind == Array:
		r.elems = append(r.elems, v)
	default:
		r.members[len(r.members)-1].Value = v
		top.named = false
	}
}

// closeTop completes the innermost open array or object.
func (r *reader) closeTop() *Value {
	top := *r.top()
	r.open = r.open[:len(r.open)-1]
	top.value.end = int32(r.at)
	if top.value.kind == Array {
		top.value.elems = r.slab.copyElems(r.elems[top.first:])
		r.elems = r.elems[:top.first]
	} else {
		top.value.members = r.slab.copyMembers(r.members[top.first:])
		r.members = r.members[:top.first]
	}
	return top.value
}

func (r *reader) top() *frame {
	if len(r.open) == 0 {
		return nil
	}
	return &r.open[len(r.open)-1]
}

// skipSeparators returns the offset of the first byte after the last token that is neither white space nor a comma or a
// colon: there the next token starts.
func (r *reader) skipSeparators() int {
	i := r.at
	for i < len(r.doc.text) {
		switch r.doc.text[i] {
		case ' ', '\t', '\r', '\n', ',', ':':
			i++
		default:
			return i
		}
	}
	return i
}

// skipSpace returns the offset of the first byte after the last token that is not white space.
func (r *reader) skipSpace() int {
	rest := strings.TrimLeft(r.doc.text[r.at:], " \t\r\n")
	return len(r.doc.text) - len(rest)
}
