package main

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// enums prints the enumerations.
func (g *generator) enums() string {
	var out strings.Builder
	for _, name := range slices.Sorted(maps.Keys(g.shapes)) {
		s := g.shapes[name].shape
		if len(s.Enum) == 0 {
			continue
		}
		g.declare(name, "an enumeration")
		fmt.Fprintf(&out, "// %s is an enumeration of %s. A newer value may be missing.\ntype %s string\n\n", name, g.pkg.title, name)
		fmt.Fprintf(&out, "// The values of %s.\nconst (\n", name)
		var constants []string
		for _, value := range s.Enum {
			constant := constantName(name, value, constants)
			g.declare(constant, "a value")
			constants = append(constants, constant)
			fmt.Fprintf(&out, "%s %s = %s\n", constant, name, strconv.Quote(value))
		}
		fmt.Fprintf(&out, ")\n\n// Values lists the values of %s.\nfunc (%s) Values() []%s {\nreturn []%s{%s}\n}\n\n",
			name, name, name, name, strings.Join(constants, ", "))
	}
	return out.String()
}

var notAlnum = regexp.MustCompile(`[^A-Za-z0-9]+`)

// constantName is the name of a value: FARGATE_SPOT of LaunchType is LaunchTypeFargateSpot. Where two values would have one name, the
// later keeps its own spelling.
func constantName(typ, value string, taken []string) string {
	name := typ
	for _, word := range strings.Fields(notAlnum.ReplaceAllString(value, " ")) {
		if word == strings.ToUpper(word) {
			word = strings.ToLower(word)
		}
		word = strings.ToUpper(word[:1]) + word[1:]
		if last := name[len(name)-1]; isDigit(last) && isDigit(word[0]) {
			name += "_" // 1_2 is not 12
		}
		name += word
	}
	if slices.Contains(taken, name) {
		name = typ + "_" + notAlnum.ReplaceAllString(value, "_")
	}
	return name
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }
