package jsonata

// symbol says what a token is: a kind of literal, or one operator.
type symbol uint8

const (
	symEnd symbol = iota // also the zero value: no operator
	symName
	symVariable
	symString
	symNumber
	symTrue
	symFalse
	symNull
	symRegexp
	symDot
	symRange
	symLeftBracket
	symRightBracket
	symLeftBrace
	symRightBrace
	symLeftParen
	symRightParen
	symComma
	symAt
	symHash
	symSemicolon
	symColon
	symBind
	symQuestion
	symPlus
	symMinus
	symStar
	symDescendant
	symSlash
	symPercent
	symPipe
	symEqual
	symNotEqual
	symLess
	symLessEqual
	symGreater
	symGreaterEqual
	symCaret
	symAmpersand
	symChain
	symAnd
	symOr
	symIn
	symBang  // no operator on its own, but it ends a name
	symTilde // the same
)

// Binding powers of the operators that continue an expression. A higher one binds tighter; zero never continues.
const (
	powerBind    = 10
	powerTernary = 20
	powerOr      = 25
	powerAnd     = 30
	powerCompare = 40
	powerAdd     = 50
	powerMul     = 60
	powerPrefix  = 70
	powerGroup   = 70
	powerDot     = 75
	powerSuffix  = 80
)

// symbols holds the spelling and the binding power of each symbol.
var symbols = [...]struct {
	text  string
	power int
}{
	symEnd:          {text: "the end"},
	symName:         {text: "a name"},
	symVariable:     {text: "a variable"},
	symString:       {text: "a string"},
	symNumber:       {text: "a number"},
	symTrue:         {text: "true"},
	symFalse:        {text: "false"},
	symNull:         {text: "null"},
	symRegexp:       {text: "a regular expression"},
	symDot:          {".", powerDot},
	symRange:        {text: ".."},
	symLeftBracket:  {"[", powerSuffix},
	symRightBracket: {text: "]"},
	symLeftBrace:    {"{", powerGroup},
	symRightBrace:   {text: "}"},
	symLeftParen:    {"(", powerSuffix},
	symRightParen:   {text: ")"},
	symComma:        {text: ","},
	symAt:           {"@", powerSuffix},
	symHash:         {"#", powerSuffix},
	symSemicolon:    {text: ";"},
	symColon:        {text: ":"},
	symBind:         {":=", powerBind},
	symQuestion:     {"?", powerTernary},
	symPlus:         {"+", powerAdd},
	symMinus:        {"-", powerAdd},
	symStar:         {"*", powerMul},
	symDescendant:   {text: "**"},
	symSlash:        {"/", powerMul},
	symPercent:      {"%", powerMul},
	symPipe:         {text: "|"},
	symEqual:        {"=", powerCompare},
	symNotEqual:     {"!=", powerCompare},
	symLess:         {"<", powerCompare},
	symLessEqual:    {"<=", powerCompare},
	symGreater:      {">", powerCompare},
	symGreaterEqual: {">=", powerCompare},
	symCaret:        {"^", powerCompare},
	symAmpersand:    {"&", powerAdd},
	symChain:        {"~>", powerCompare},
	symAnd:          {"and", powerAnd},
	symOr:           {"or", powerOr},
	symIn:           {"in", powerCompare},
	symBang:         {text: "!"},
	symTilde:        {text: "~"},
}

// single maps the characters that are operators on their own. Each of them also ends a name.
var single = [128]symbol{
	'.': symDot, '[': symLeftBracket, ']': symRightBracket, '{': symLeftBrace, '}': symRightBrace,
	'(': symLeftParen, ')': symRightParen, ',': symComma, '@': symAt, '#': symHash, ';': symSemicolon,
	':': symColon, '?': symQuestion, '+': symPlus, '-': symMinus, '*': symStar, '/': symSlash, '%': symPercent,
	'|': symPipe, '=': symEqual, '<': symLess, '>': symGreater, '^': symCaret, '&': symAmpersand,
	'!': symBang, '~': symTilde,
}

// operatorAt returns the operator at the start of s and its length; symEnd and 0 when there is none.
func operatorAt(s string) (symbol, int) {
	if len(s) == 0 || s[0] >= 128 {
		return symEnd, 0
	}
	if len(s) > 1 {
		if sym := double(s[0], s[1]); sym != symEnd {
			return sym, 2
		}
	}
	if sym := single[s[0]]; sym != symEnd {
		return sym, 1
	}
	return symEnd, 0
}

// double returns the operator that is spelled with the two characters.
func double(a, b byte) symbol {
	switch {
	case a == '.' && b == '.':
		return symRange
	case a == ':' && b == '=':
		return symBind
	case a == '!' && b == '=':
		return symNotEqual
	case a == '>' && b == '=':
		return symGreaterEqual
	case a == '<' && b == '=':
		return symLessEqual
	case a == '*' && b == '*':
		return symDescendant
	case a == '~' && b == '>':
		return symChain
	}
	return symEnd
}

// keyword returns the symbol of a word that is not a name, and symName for all others.
func keyword(word string) symbol {
	switch word {
	case "and":
		return symAnd
	case "or":
		return symOr
	case "in":
		return symIn
	case "true":
		return symTrue
	case "false":
		return symFalse
	case "null":
		return symNull
	}
	return symName
}
