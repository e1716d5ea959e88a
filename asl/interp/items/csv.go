package items

import (
	"slices"
	"strings"

	"github.com/aslgen/aslgen/asl/expr/value"
)

// delimiters are the characters between fields by their names in ReaderConfig.
var delimiters = map[string]byte{"": ',', "COMMA": ',', "PIPE": '|', "SEMICOLON": ';', "SPACE": ' ', "TAB": '\t'}

// csv opens a CSV file: each row is an object of strings, its members in the order of the columns.
func (r *Reader) csv(body []byte, source string) (Func, error) {
	delimiter, ok := delimiters[r.CSVDelimiter]
	if !ok {
		return nil, readerError("the CSVDelimiter %q is none of COMMA, PIPE, SEMICOLON, SPACE and TAB", r.CSVDelimiter)
	}
	rows := &csvRows{text: textOf(body), delimiter: delimiter}
	headers, err := r.csvHeaders(rows, source)
	if err != nil {
		return nil, err
	}
	return rowItems(rows, headers, source), nil
}

// csvHeaders returns the names of the columns.
func (r *Reader) csvHeaders(rows *csvRows, source string) ([]string, error) {
	var headers []string
	switch r.CSVHeaderLocation {
	case "", "FIRST_ROW":
		if first, ok := rows.next(); ok {
			headers = slices.Clone(first)
		}
	case "GIVEN":
		if len(r.CSVHeaders) == 0 {
			return nil, readerError("field CSVHeaders must hold the names of the columns when CSVHeaderLocation is GIVEN")
		}
		headers = r.CSVHeaders
	default:
		return nil, readerError("the CSVHeaderLocation %q is none of FIRST_ROW and GIVEN", r.CSVHeaderLocation)
	}
	return headers, checkHeaders(headers, source)
}

// checkHeaders refuses names that AWS refuses.
func checkHeaders(headers []string, source string) error {
	seen, size := make(map[string]bool, len(headers)), max(0, len(headers)-1)
	for _, h := range headers {
		if seen[h] {
			return readerError("CSV headers cannot contain duplicates.")
		}
		seen[h] = true
		size += len(h)
	}
	if size > MaxHeaderBytes {
		return readerError("%s: the CSV headers have %d bytes, of %d at most", source, size, MaxHeaderBytes)
	}
	return nil
}

// rowItems makes an object of each row. A field that is missing is "", one that has no name is left out.
func rowItems(rows *csvRows, headers []string, source string) Func {
	return func() (Item, bool, error) {
		start := rows.pos
		row, ok := rows.next()
		if !ok {
			return Item{}, false, nil
		}
		if size := rows.pos - start; size > MaxItemBytes {
			return Item{}, false, readerError("%s: row %d has %d bytes, of %d at most", source, rows.row, size, MaxItemBytes)
		}
		o := value.NewObject(len(headers))
		for i, h := range headers {
			field := ""
			if i < len(row) {
				field = row[i]
			}
			o.Set(h, field)
		}
		return Item{Value: o, Source: source}, true, nil
	}
}

// csvRows reads the rows of a CSV text as AWS does. A field may stand in double quotes, in which line ends and delimiters are
// text and two quotes are one. A backslash takes the next quote, backslash or delimiter as text, and vanishes before anything
// else. Rows end in LF, CRLF or CR; an empty line is no row.
type csvRows struct {
	text      string
	delimiter byte
	pos       int
	row       int // the number of the row read last, from 1
	fields    []string
}

// next returns the fields of the next row, which hold until the call after it.
func (c *csvRows) next() ([]string, bool) {
	for c.pos < len(c.text) && (c.text[c.pos] == '\n' || c.text[c.pos] == '\r') {
		c.pos++
	}
	if c.pos >= len(c.text) {
		return nil, false
	}
	c.row++
	c.fields = c.fields[:0]
	for {
		c.fields = append(c.fields, c.field())
		if c.pos >= len(c.text) {
			return c.fields, true
		}
		end := c.text[c.pos]
		c.pos++
		if end != c.delimiter {
			return c.fields, true // the LF of a CRLF is an empty line to the next row
		}
	}
}

// field reads up to the delimiter or line end behind a field, and stays there.
func (c *csvRows) field() string {
	start := c.pos
	for c.pos < len(c.text) {
		switch ch := c.text[c.pos]; {
		case c.ends(ch):
			return c.text[start:c.pos]
		case ch == '"' && c.pos == start, ch == '\\':
			return c.escaped(start)
		}
		c.pos++
	}
	return c.text[start:]
}

func (c *csvRows) ends(ch byte) bool { return ch == c.delimiter || ch == '\n' || ch == '\r' }

// escaped reads the rest of a field that does not stand in the text as it is.
func (c *csvRows) escaped(start int) string {
	var b strings.Builder
	b.WriteString(c.text[start:c.pos])
	quoted := false
	for c.pos < len(c.text) {
		ch := c.text[c.pos]
		if !quoted && c.ends(ch) {
			break
		}
		c.pos++
		switch {
		case ch == '\\':
			if c.pos < len(c.text) && strings.IndexByte("\"\\"+string(c.delimiter), c.text[c.pos]) >= 0 {
				b.WriteByte(c.text[c.pos])
				c.pos++
			}
		case ch == '"' && !quoted && c.pos-1 == start:
			quoted = true
		case ch == '"' && quoted:
			if c.pos < len(c.text) && c.text[c.pos] == '"' {
				b.WriteByte('"')
				c.pos++
			} else {
				quoted = false
			}
		default:
			b.WriteByte(ch)
		}
	}
	return b.String()
}
