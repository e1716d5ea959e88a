//lint:file-ignore SA5008 the tags are odd on purpose: encoding/json takes them, and so must we

package builder_test

import (
	"encoding/json"
	"math/rand/v2"
	"time"
)

type grade string

const (
	gradeLow  grade = "low"
	gradeMid  grade = "mid"
	gradeHigh grade = "high"
)

func (grade) Values() []grade { return []grade{gradeLow, gradeMid, gradeHigh} }

// label is a text type without a list of values.
type label string

type spot struct {
	X int     `json:"x"`
	Y float64 `json:"y"`
}

type person struct {
	Name  string   `json:"name"`
	Age   int      `json:"age,omitempty"`
	Nick  *string  `json:"nick,omitempty"`
	Spot  spot     `json:"spot"`
	Home  *spot    `json:"home"`
	Roles []string `json:"roles"`
}

// base and more are embedded, by value and by pointer.
type Base struct {
	BaseID   string `json:"baseId"`
	Revision int    `json:"revision,omitempty"`
}

type More struct {
	Remark string   `json:"remark"`
	Marks  []string `json:"marks"`
	Score  float64  `json:"score,omitempty"`
}

// sink holds fields of all kinds.
type sink struct {
	Base
	*More
	S      string            `json:"s"`
	I      int               `json:"i"`
	N      int64             `json:"n"`
	F      float64           `json:"f"`
	B      bool              `json:"b"`
	L      label             `json:"l"`
	G      grade             `json:"g"`
	T      time.Time         `json:"t"`
	D      []byte            `json:"d"`
	A      any               `json:"a"`
	R      json.RawMessage   `json:"r"`
	P      person            `json:"p"`
	Tags   []string          `json:"tags"`
	Nums   []int             `json:"nums"`
	Reals  []float64         `json:"reals"`
	Anys   []any             `json:"anys"`
	People []person          `json:"people"`
	Grid   [][]int           `json:"grid"`
	Ptrs   []*int            `json:"ptrs"`
	Fixed  [3]int            `json:"fixed"`
	Single [1]int            `json:"single"`
	Spots  [2]spot           `json:"spots"`
	Square [2][2]int         `json:"square"`
	Names  map[string]string `json:"names"`
	Lists  map[string][]int  `json:"lists"`
	ByName map[string]person `json:"byName"`
	OptS   *string           `json:"optS"`
	OptI   *int              `json:"optI,omitempty"`
	OptB   *bool             `json:"optB,omitzero"`
	OptT   *time.Time        `json:"optT"`
	OptP   *person           `json:"optP"`
	OptL   *[]string         `json:"optL"`
	OptG   *grade            `json:"optG"`
	EmptyS string            `json:"emptyS,omitempty"`
	EmptyI int               `json:"emptyI,omitempty"`
	EmptyB bool              `json:"emptyB,omitempty"`
	EmptyL []string          `json:"emptyL,omitempty"`
	EmptyM map[string]int    `json:"emptyM,omitempty"`
	EmptyR json.RawMessage   `json:"emptyR,omitempty"`
	ZeroT  time.Time         `json:"zeroT,omitzero"`
	ZeroP  person            `json:"zeroP,omitzero"`
	ZeroA  [2]int            `json:"zeroA,omitzero"`
	QI     int               `json:"qi,string"`
	QF     float64           `json:"qf,string"`
	QB     bool              `json:"qb,string"`
	QOI    *int              `json:"qoi,string"`
	QEI    int               `json:"qei,omitempty,string"`
}

// oddNames has members whose names need quotes in an expression.
type oddNames struct {
	Dash     string `json:"a-b"`
	Digit    int    `json:"1st"`
	And      bool   `json:"and"`
	Or       *int   `json:"or"`
	In       []int  `json:"in"`
	True     string `json:"true"`
	Null     string `json:"null"`
	Function string `json:"function"`
	Umlaut   string `json:"ü"`
	Dot      string `json:"a.b"`
	Dollar   string `json:"$"`
	Percent  spot   `json:"%}"`
	Star     string `json:"*"`
	Blank    string `json:"with blank"`
	Quote    string `json:"it\"s"`
	Backtick string "json:\"b`t\""
	Nested   struct {
		Deep []struct {
			Value string `json:"the value"`
		} `json:"and so on"`
	} `json:"[0]"`
}

// amount is a number small enough for exact sums.
type amounts struct {
	A, B  int
	C     int64
	F, G  float64
	Small int32
	Q     int `json:",string"`
	E     int `json:",omitempty"`
	O     *int
	Nums  []int
	Reals []float64
}

// instants are times of a present that all calendars agree on.
type instants struct {
	A, B  time.Time
	Z     time.Time  `json:",omitzero"`
	O     *time.Time `json:",omitempty"`
	Ms    milli
	Times []time.Time
}

type milli int64

func (milli) sample(r *rand.Rand) any { return r.Int64N(2_000_000_000_000) }

// jsonText is a text that holds the JSON of a person.
type jsonText string

func (jsonText) sample(r *rand.Rand) any {
	text, err := json.Marshal(randomOf[person](r))
	if err != nil {
		panic(err)
	}
	return string(text)
}

// keyOf is a key that the maps often have.
type keyOf string

func (keyOf) sample(r *rand.Rand) any { return texts[r.IntN(6)] }
