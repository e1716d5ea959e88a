package schema_test

//lint:file-ignore SA5008 odd json tags are what some of these types are for

import (
	"encoding/json"
	"errors"
	"fmt"
	"math/big"
	"net/netip"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/invopop/jsonschema"

	old "github.com/aslgen/aslgen/builder/schema/internal/archive/imaging"
	"github.com/aslgen/aslgen/builder/schema/internal/clinic"
	"github.com/aslgen/aslgen/builder/schema/internal/imaging"
)

// The Go types that the tests describe.

type scalars struct {
	Bool    bool    `json:"bool"`
	Int     int     `json:"int"`
	Int8    int8    `json:"int8"`
	Int16   int16   `json:"int16"`
	Int32   int32   `json:"int32"`
	Int64   int64   `json:"int64"`
	Uint    uint    `json:"uint"`
	Uint8   uint8   `json:"uint8"`
	Uint16  uint16  `json:"uint16"`
	Uint32  uint32  `json:"uint32"`
	Uint64  uint64  `json:"uint64"`
	Uintptr uintptr `json:"uintptr"`
	Float32 float32 `json:"float32"`
	Float64 float64 `json:"float64"`
	String  string  `json:"string"`
}

type quoted struct {
	Bool   bool        `json:"bool,string"`
	Int    int         `json:"int,string"`
	Uint   uint32      `json:"uint,string"`
	Float  float64     `json:"float,string"`
	Text   string      `json:"text,string"`
	Ptr    *int        `json:"ptr,string"`
	Maybe  *int        `json:"maybe,string,omitempty"`
	Number json.Number `json:"number,string"`
	Level  level       `json:"level,string"`
	Status status      `json:"status,string"`
	Day    day         `json:"day,string"`   // no effect
	Slice  []int       `json:"slice,string"` // no effect
	When   time.Time   `json:"when,string"`  // no effect
}

type untagged struct {
	Plain      string
	Renamed    int `json:"other-name"`
	Ignored    int `json:"-"`
	Dash       int `json:"-,"`
	BadName    int `json:"a\"b"`
	OnlyOption int `json:",omitempty"`
	//lint:ignore U1000 encoding/json leaves it out, and so must the schema
	hidden int
}

type optional struct {
	Name   string            `json:"name"`
	Empty  string            `json:"empty,omitempty"`
	Zero   int               `json:"zero,omitzero"`
	Ptr    *string           `json:"ptr"`
	PtrO   *string           `json:"ptrO,omitempty"`
	Deep   **string          `json:"deep"`
	DeepO  **string          `json:"deepO,omitempty"`
	List   []string          `json:"list"`
	ListO  []string          `json:"listO,omitempty"`
	PList  *[]string         `json:"pList"`
	PListO *[]string         `json:"pListO,omitempty"`
	Map    map[string]int    `json:"map"`
	MapZ   map[string]int    `json:"mapZ,omitzero"`
	Any    any               `json:"any"`
	AnyO   any               `json:"anyO,omitempty"`
	Inner  clinic.Order      `json:"inner,omitempty"`
	InnerP *clinic.Order     `json:"innerP"`
	Array  [3]int            `json:"array,omitempty"`
	Fussy  fussy             `json:"fussy,omitzero"`
	Ptrs   []*clinic.Order   `json:"ptrs"`
	Lists  map[string][]bool `json:"lists"`
}

// fussy is a slice whose nil is not its zero.
type fussy []int

func (f fussy) IsZero() bool { return len(f) == 1 }

type base struct {
	ID      string `json:"id"`
	Created int    `json:"created"`
}

type Audit struct {
	By string `json:"by"`
	ID string `json:"id"`
}

type embedded struct {
	base
	*Audit
	Note string `json:"note"`
}

type shadowed struct {
	Signed
	Printed
	By int // hides Signed.By; Key is in both, so in neither
}

type Signed struct {
	By, Key string
	Name    string
}

type Printed struct{ Key string }

type tagWins struct {
	WithTag
	Without
}

type WithTag struct {
	X string `json:"Value"`
}

type Without struct{ Value int }

type deepLeft struct{ DeepBase }
type deepRight struct{ DeepBase }
type DeepBase struct{ Twice int }
type diamond struct {
	deepLeft
	deepRight
	One int
}

type named struct {
	base `json:"base"`
	status
	Word
	*Count
	fmt.Stringer
}

type Word string
type Count int

type node struct {
	Value string           `json:"value"`
	Left  *node            `json:"left,omitempty"`
	Right *node            `json:"right"`
	Kids  []node           `json:"kids"`
	Named map[string]*node `json:"named,omitempty"`
}

type ping struct {
	Pong *pong `json:"pong"`
}
type pong struct {
	Pings []ping `json:"pings"`
}

type tree []tree
type forest map[string]forest
type ladder *[]ladder

type recursiveContainers struct {
	Tree   tree   `json:"tree"`
	Forest forest `json:"forest,omitempty"`
	Ladder ladder `json:"ladder"`
	Array  [2]tree
}

type pair[K comparable, V any] struct {
	Key   K `json:"key"`
	Value V `json:"value"`
}

type generics struct {
	Orders  clinic.Page[clinic.Order]                   `json:"orders"`
	Images  clinic.Page[imaging.Order]                  `json:"images"`
	Ptr     clinic.Page[*clinic.Order]                  `json:"ptr"`
	Words   clinic.Page[string]                         `json:"words"`
	Pair    pair[string, []int]                         `json:"pair"`
	Pair2   pair[int, map[string]clinic.Page[bool]]     `json:"pair2"`
	Array   pair[[2]int, struct{ X int }]               `json:"array"`
	Nested  clinic.Page[clinic.Page[clinic.Order]]      `json:"nested"`
	Aliased pair[status, clinic.Page[json.RawMessage]]  `json:"aliased"`
	Old     pair[string, pair[old.Order, clinic.Order]] `json:"old"`
}

type sameNames struct {
	Clinic  clinic.Order  `json:"clinic"`
	Imaging imaging.Order `json:"imaging"`
	Note    base          `json:"note"`
}

type sameNamesDeep struct {
	Clinic  clinic.Order  `json:"clinic"`
	Imaging imaging.Order `json:"imaging"`
	Old     *old.Order    `json:"old"`
}

type Order struct {
	Clinic clinic.Order `json:"clinic"`
	Self   *Order       `json:"self,omitempty"`
}

type bytesAndArrays struct {
	Bytes   []byte            `json:"bytes"`
	Named   blob              `json:"named"`
	BytesO  []byte            `json:"bytesO,omitempty"`
	Hash    [4]byte           `json:"hash"`
	Matrix  [2][3]float64     `json:"matrix"`
	None    [0]string         `json:"none"`
	Points  [2]*clinic.Order  `json:"points"`
	Levels  []level           `json:"levels"`
	Letters []letter          `json:"letters"`
	Keyed   map[string][]byte `json:"keyed"`
}

type blob []byte

type maps struct {
	ByString map[string]clinic.Order `json:"byString"`
	ByNamed  map[Word]*int           `json:"byNamed"`
	ByInt    map[int]string          `json:"byInt"`
	ByUint8  map[uint8]bool          `json:"byUint8"`
	ByText   map[netip.Addr]int      `json:"byText"`
	ByStatus map[status]int          `json:"byStatus"`
	ByLevel  map[level][]level       `json:"byLevel"`
	ByLetter map[letter]int          `json:"byLetter"`
	ByDay    map[day]int             `json:"byDay"`
	Any      map[string]any          `json:"any"`
	Maps     map[string]map[int]bool `json:"maps"`
}

// day is an integer that is written as text.
type day int

func (d day) MarshalText() ([]byte, error) { return []byte("day " + strconv.Itoa(int(d))), nil }
func (d *day) UnmarshalText(b []byte) (err error) {
	n, err := strconv.Atoi(strings.TrimPrefix(string(b), "day "))
	*d = day(n)
	return err
}

type status string

func (status) Values() []status { return []status{"draft", "signed", "<void>"} }

type level int

func (level) Values() []level { return []level{1, 2, 5} }

// letter is a byte, is enumerated, and is written as text.
type letter uint8

func (letter) Values() []letter               { return []letter{0, 1} }
func (l letter) MarshalText() ([]byte, error) { return []byte{'a' + byte(l)}, nil }
func (l *letter) UnmarshalText(b []byte) error {
	if len(b) != 1 || b[0] < 'a' || b[0] > 'b' {
		return errors.New("not a letter")
	}
	*l = letter(b[0] - 'a')
	return nil
}

type enums struct {
	Status   status            `json:"status"`
	Ptr      *status           `json:"ptr"`
	PtrO     *status           `json:"ptrO,omitempty"`
	List     []status          `json:"list"`
	Map      map[string]status `json:"map"`
	Level    level             `json:"level"`
	Letter   letter            `json:"letter"`
	Modality imaging.Modality  `json:"modality"`
	Defaults status            `json:"defaults" jsonschema:"default=draft,description=with a default"`
	Ratio    ratio             `json:"ratio"`
	Mixed    *mixed            `json:"mixed"`
	Flag     flag              `json:"flag"`
	ByPtr    *shout            `json:"byPtr"`
}

type ratio float64

func (ratio) Values() []ratio { return []ratio{0.5, 1.25, 0.5} }

type flag bool

func (*flag) Values() []flag { return []flag{true} }

// mixed is a struct and enumerated, and writes values of different JSON types.
type mixed struct{ v any }

func (mixed) Values() []mixed                 { return []mixed{{"a"}, {1}, {nil}, {[]int{1}}} }
func (m mixed) MarshalJSON() ([]byte, error)  { return json.Marshal(m.v) }
func (m *mixed) UnmarshalJSON(b []byte) error { return json.Unmarshal(b, &m.v) }

// shout is enumerated and has pointer marshalers only.
type shout string

func (shout) Values() []shout                 { return []shout{"hey", "ho"} }
func (s *shout) MarshalText() ([]byte, error) { return []byte(strings.ToUpper(string(*s))), nil }
func (s *shout) UnmarshalText(b []byte) error { *s = shout(strings.ToLower(string(b))); return nil }

type library struct {
	Time    time.Time       `json:"time"`
	TimeP   *time.Time      `json:"timeP"`
	Wait    time.Duration   `json:"wait"`
	Month   time.Month      `json:"month"`
	Raw     json.RawMessage `json:"raw"`
	Number  json.Number     `json:"number"`
	Big     *big.Int        `json:"big"`
	Bigs    []big.Int       `json:"bigs"`
	Float   *big.Float      `json:"float"`
	Addr    netip.Addr      `json:"addr"`
	AddrP   *netip.Addr     `json:"addrP"`
	URL     url.URL         `json:"url"`
	Unknown any             `json:"unknown"`
	Err     error           `json:"err,omitempty"`
	Texter  texter          `json:"texter"`
}

// texter is an interface that encoding/json writes as text.
type texter interface{ MarshalText() ([]byte, error) }

// mrn writes itself as text.
type mrn struct{ n int }

func (m mrn) MarshalText() ([]byte, error) { return []byte("MRN" + strconv.Itoa(m.n)), nil }
func (m *mrn) UnmarshalText(b []byte) (err error) {
	m.n, err = strconv.Atoi(strings.TrimPrefix(string(b), "MRN"))
	return err
}

// score writes itself as JSON and says nothing about it.
type score struct{ n float64 }

func (s score) MarshalJSON() ([]byte, error)  { return json.Marshal(s.n) }
func (s *score) UnmarshalJSON(b []byte) error { return json.Unmarshal(b, &s.n) }

// grade writes itself as JSON and has a schema.
type grade struct{ n int }

func (g grade) MarshalJSON() ([]byte, error)  { return json.Marshal(string(rune('A' + g.n))) }
func (g *grade) UnmarshalJSON(b []byte) error { return nil }
func (grade) JSONSchema() *jsonschema.Schema {
	return &jsonschema.Schema{Type: "string", Pattern: "^[A-F]$", Description: "A is best."}
}

// code is described in part.
type code string

func (code) JSONSchemaExtend(s *jsonschema.Schema) { s.Pattern = "^[A-Z]*$"; s.Title = "Code" }

// secret is a marshaler that describes what it writes by extension.
type secret struct{ s string }

func (s *secret) UnmarshalJSON(b []byte) error { return json.Unmarshal(b, &s.s) }

func (s secret) MarshalJSON() ([]byte, error)        { return json.Marshal("*" + s.s) }
func (secret) JSONSchemaExtend(s *jsonschema.Schema) { s.Type = "string"; s.Description = "" }

// stamp stands for another type in the schema.
type stamp struct{ Sec int64 }

func (stamp) JSONSchemaAlias() any           { return time.Time{} }
func (s stamp) MarshalJSON() ([]byte, error) { return json.Marshal(time.Unix(s.Sec%1e9, 0).UTC()) }
func (s *stamp) UnmarshalJSON(b []byte) error {
	var t time.Time
	err := json.Unmarshal(b, &t)
	s.Sec = t.Unix()
	return err
}

// withDefs brings definitions along.
type withDefs struct {
	N int `json:"n"`
}

func (withDefs) JSONSchema() *jsonschema.Schema {
	type part struct {
		N int `json:"n"`
	}
	r := jsonschema.Reflector{Anonymous: true}
	return r.Reflect(part{})
}

// reading embeds a type with a schema of its own, which does not describe the whole.
type reading struct {
	withDefs
	Unit string `json:"unit"`
}

type marshalers struct {
	MRN      mrn               `json:"mrn"`
	MRNs     []mrn             `json:"mrns"`
	MRNP     *mrn              `json:"mrnP"`
	ByMRN    map[mrn]int       `json:"byMRN"`
	Grade    grade             `json:"grade"`
	GradeP   *grade            `json:"gradeP"`
	Grades   map[string]grade  `json:"grades"`
	Code     code              `json:"code"`
	Secret   secret            `json:"secret"`
	Stamp    stamp             `json:"stamp"`
	WithDefs withDefs          `json:"withDefs"`
	Reading  reading           `json:"reading"`
	Codes    map[string][]code `json:"codes"`
}

type opaque struct {
	Score  score   `json:"score"`
	Scores []score `json:"scores"`
	Total  big.Int `json:"total"`
	Timed  timed   `json:"timed"`
}

// timed embeds a marshaler, so it is one: Label is never written.
type timed struct {
	time.Time
	Label string
}

// described documents its fields by methods.
type described struct {
	A string `json:"a"`
	B string `json:"b" jsonschema:"description=from the tag"`
	C any    `json:"c"`
}

func (described) GetFieldDocString(field string) string {
	return map[string]string{"A": "from the method", "B": "not this one"}[field]
}

func (described) JSONSchemaProperty(name string) any {
	if name == "c" {
		return clinic.Order{}
	}
	return nil
}

type tagged struct {
	MRN      string    `json:"mrn" jsonschema:"title=MRN,description=medical record number,minLength=4,maxLength=10,pattern=^[0-9]{4\\,}$,example=0042"`
	Age      int8      `json:"age" jsonschema:"minimum=0,maximum=120,default=30"`
	Dose     float64   `json:"dose" jsonschema:"exclusiveMinimum=0,multipleOf=0.5" jsonschema_description:"in mg, per day"`
	Tags     []string  `json:"tags" jsonschema:"minItems=1,maxItems=3,uniqueItems=true,minLength=2"`
	Note     *string   `json:"note" jsonschema:"minLength=2"`
	Maybe    string    `json:"maybe,omitempty" jsonschema:"required,nullable,enum=yes,enum=no"`
	Kind     string    `json:"kind" jsonschema:"enum=a,enum=b" jsonschema_extras:"x-order=1"`
	Hidden   string    `json:"hidden" jsonschema:"-"`
	Order    *Audit    `json:"order" jsonschema:"description=who did it"`
	When     time.Time `json:"when" jsonschema:"description=local time"`
	Score    any       `json:"score" jsonschema:"oneof_type=string;integer"`
	Active   bool      `json:"active" jsonschema:"default=true"`
	ByMail   string    `json:"byMail,omitempty" jsonschema:"oneof_required=mail"`
	ByPhone  string    `json:"byPhone,omitempty" jsonschema:"oneof_required=phone"`
	Nullable *string   `json:"nullable" jsonschema:"nullable"`
}

type empty struct{}

type anonymous struct {
	Point struct {
		X, Y int
	} `json:"point"`
	Points []struct {
		Name string  `json:"name"`
		At   *[2]int `json:"at,omitempty"`
	} `json:"points"`
}

type wide struct {
	A map[string]map[string][]*[2]map[int]*clinic.Page[*status] `json:"a"`
	B [][][]int                                                 `json:"b"`
	C *map[string]*[]*int                                       `json:"c,omitempty"`
}
