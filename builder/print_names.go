package builder

import (
	"reflect"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// enter names the parameter of a function for the time its body is printed.
func (p *printer) enter(l *lambda) (leave func()) {
	depth := len(p.names)
	l.name = strings.TrimPrefix(p.fresh(paramName(l.root.mem.Type)), "$")
	return func() { p.names = p.names[:depth] }
}

// fresh returns a variable that hides no variable of the machine and none around the expression.
func (p *printer) fresh(name string) string {
	for n := 1; ; n++ {
		try := name
		if n > 1 {
			try += strconv.Itoa(n)
		}
		if !p.c.taken[try] && !isFunction(try) && !slices.Contains(p.names, try) {
			p.names = append(p.names, try)
			return "$" + try
		}
	}
}

// paramName makes a parameter name from the name of a Go type: an Image is $image.
func paramName(t reflect.Type) string {
	var b strings.Builder
	for _, r := range base(t).Name() {
		if r == '[' {
			break
		}
		if r < unicode.MaxASCII && (unicode.IsLetter(r) || unicode.IsDigit(r)) {
			b.WriteRune(r)
		}
	}
	name := lowerFirst(b.String())
	if name == "" || base(t).PkgPath() == "" {
		return "item"
	}
	return name
}
