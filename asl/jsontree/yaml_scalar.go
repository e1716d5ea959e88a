package jsontree

import (
	"math/big"
	"regexp"
	"strings"

	"gopkg.in/yaml.v3"
)

// The core schema of YAML 1.2. Numbers with underscores, sexagesimals and yes/no are strings in it.
var (
	yamlInt   = regexp.MustCompile(`^[-+]?[0-9]+$`)
	yamlBased = regexp.MustCompile(`^0(o[0-7]+|x[0-9a-fA-F]+)$`)
	yamlFloat = regexp.MustCompile(`^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$`)
)

// maxNumberText is the length of the longest plain scalar that is read as a number.
const maxNumberText = 1000

// resolveScalar gives v the JSON value of a scalar node.
func resolveScalar(v *Value, n *yaml.Node) {
	const quoted = yaml.DoubleQuotedStyle | yaml.SingleQuotedStyle | yaml.LiteralStyle | yaml.FoldedStyle
	tagged := n.Style&yaml.TaggedStyle != 0
	resolve := n.Style&quoted == 0 && !tagged
	if tagged {
		switch n.ShortTag() {
		case "!!int", "!!float", "!!bool", "!!null":
			resolve = true
		}
	}
	v.kind, v.text = String, n.Value
	if !resolve {
		return
	}
	switch n.Value {
	case "", "~", "null", "Null", "NULL":
		v.kind, v.text = Null, ""
	case "true", "True", "TRUE":
		v.kind, v.truth, v.text = Bool, true, ""
	case "false", "False", "FALSE":
		v.kind, v.text = Bool, ""
	default:
		if number := numberSpelling(n.Value); number != "" {
			v.kind, v.text = Number, number
		}
	}
}

// numberSpelling returns the JSON spelling of a plain scalar that is a number, and "" for any other. A spelling that JSON
// has too is kept. Infinity and not-a-number, which JSON has not, are no numbers here.
func numberSpelling(s string) string {
	if len(s) > maxNumberText {
		return ""
	}
	switch {
	case isNumber(s):
		return s
	case yamlBased.MatchString(s):
		base := 16
		if s[1] == 'o' {
			base = 8
		}
		n, _ := new(big.Int).SetString(s[2:], base)
		return n.String()
	case yamlInt.MatchString(s), yamlFloat.MatchString(s):
		return respellNumber(s)
	default:
		return ""
	}
}

// respellNumber changes what YAML allows in a number and JSON does not: a plus sign, leading zeros, a bare point.
func respellNumber(s string) string {
	sign := ""
	if s[0] == '-' {
		sign = "-"
	}
	s = strings.TrimLeft(s, "+-")
	exponent := ""
	if i := strings.IndexAny(s, "eE"); i >= 0 {
		s, exponent = s[:i], s[i:]
	}
	whole, fraction, _ := strings.Cut(s, ".")
	if whole = strings.TrimLeft(whole, "0"); whole == "" {
		whole = "0"
	}
	if fraction != "" {
		fraction = "." + fraction
	}
	return sign + whole + fraction + exponent
}
