package arch

// This text is the import policy. It is the design, not a list of what happens to be imported: a change here is a change
// of the architecture and is reviewed as one. Do not edit it to make a build pass.
//
// A line "name > a b" lets package name import a and b and, since arrows add up, all that a and b may import. A name
// that ends in /** stands for a package and all below it; a line for a longer name counts before that of a shorter one.
// "*" on the right lets a package import everything of ours but cmd and golden.
const policy = `
	# The foundation.
	asl/diag                  >
	asl/jsontree              > asl/diag

	# Expressions know texts and places, never the model.
	asl/expr/value            > asl/jsontree
	asl/expr/jsonpath         > asl/diag asl/expr/value
	asl/expr/intrinsic        > asl/expr/jsonpath
	asl/expr/jsonata          > asl/diag
	asl/expr/jsonata/eval     > asl/expr/jsonata asl/expr/value asl/expr/jsonata/eval/internal/**
	asl/expr/jsonata/eval/internal/** >
	asl/service/**            > asl/diag
	asl/service/internal/gen  > asl/diag internal/apimodel

	# The model holds every document. It judges nothing.
	asl                       > asl/jsontree
	asl/internal/**           > asl
	asl/schema                > asl asl/schema/internal/**
	asl/schema/internal/**    > asl

	# Judging.
	asl/validate              > asl asl/schema asl/service asl/expr/jsonpath asl/expr/intrinsic asl/expr/jsonata
	asl/validate/rules        > asl/validate

	# What reads a machine.
	asl/interp                > asl asl/expr/jsonpath asl/expr/intrinsic asl/expr/jsonata/eval asl/interp/items
	asl/interp/items          > asl/expr/value
	asl/interp/mocks        > asl/interp
	asl/iam                   > asl asl/service asl/expr/jsonpath asl/expr/intrinsic asl/expr/jsonata
	asl/passage               > asl asl/expr/jsonata asl/expr/jsonpath internal/dominator
	asl/emit                  > asl
	asl/emit/terraform        > asl/emit asl/iam
	asl/emit/diagram          > asl/emit
	asl/emit/gosrc            > asl/emit asl/service asl/expr/jsonpath asl/expr/intrinsic asl/expr/jsonata

	# The DSL.
	builder/internal/awssdk   >
	builder/internal/jsonfield > builder/internal/awssdk
	builder/internal/ptrpath  > builder/internal/jsonfield
	builder/internal/**       > builder/internal/ptrpath
	builder                   > asl/validate/rules asl/schema asl/passage builder/internal/** internal/dominator internal/frames
	builder/schema            > builder/internal/** asl/jsontree
	builder/schema/internal/** > builder/schema/internal/**
	builder/task/**           > builder builder/task/internal/options builder/task/polltask
	builder/task/internal/**  > builder asl/service
	builder/task/internal/gen > builder asl/service internal/apimodel
	builder/task/polltask     > builder
	builder/task/sdktask      > builder builder/task/sdktask/internal/**
	builder/asltest           > builder asl/interp builder/schema asl/schema
	builder/generate          > builder builder/schema asl/schema asl/emit internal/atomicfile
	builder/generate/driver   > builder/generate internal/frames
	patterns/**               > builder builder/task/** builder/schema
	patterns/review/reviewer  > patterns/review

	# Tools of the repository.
	internal/apimodel         >
	internal/atomicfile       >
	internal/dominator        >
	internal/frames           >
	internal/snap             >
	internal/sources          >
	internal/terraformtest    > internal/sources
	internal/standin/**       > internal/standin/**
	internal/docs             >
	internal/arch             >

	# The ends: nothing imports them.
	cmd/**                    > * cmd/**
	examples/**               > *
	golden/calls              > * golden/calls/**
	golden/patterns           > * golden/patterns/**
	golden/**                 > *
`

// thirdParty says which packages may import a module that is not ours. Tests may import the modules of testOnly, too.
const thirdParty = `
	github.com/go-json-experiment/json        > asl/jsontree
	gopkg.in/yaml.v3                          > asl/jsontree
	github.com/santhosh-tekuri/jsonschema/v5  > asl/schema
	github.com/invopop/jsonschema             > asl/schema/internal/** builder/schema
	github.com/pb33f/ordered-map/v2           > asl/schema/internal/** builder/schema
	github.com/spf13/cobra                    > cmd/aslgen/internal/cli
	golang.org/x/tools                        > cmd/aslgen/internal/load
	github.com/rogpeppe/go-internal/diff      > cmd/aslgen/internal/cli internal/snap
	github.com/hashicorp/hcl/v2               > asl/emit/terraform
	github.com/zclconf/go-cty                 > asl/emit/terraform
`

// testOnly are the modules that only tests import.
const testOnly = `
	github.com/stretchr/testify
	github.com/rogpeppe/go-internal
	github.com/google/go-cmp
	github.com/aws/aws-sdk-go-v2
`

// outside lists what reaches out of the process, and the packages that may all the same. A name with a dot and an upper
// case letter is a function or variable, the others are packages with all below them; a line for a longer name counts
// before that of a shorter one.
const outside = `
	os               > cmd/** examples/** builder/generate/** builder/task/internal/** internal/** asl/schema/internal/** asl/service/internal/** builder/asltest
	net              > cmd/** internal/terraformtest
	net/http         > cmd/** internal/terraformtest examples/reviewdesk/**
	net/url          > *
	net/netip        > *
	syscall          > cmd/**
	plugin           >
	io/ioutil        >
	math/rand        > golden/internal/explore
	crypto/rand      >
	testing          > internal/snap internal/sources internal/terraformtest builder/asltest
	time.Now         > cmd/** examples/reviewdesk/server
	time.Since       > cmd/**
	time.Until       > cmd/**
	time.Sleep       > cmd/**
	time.After       > cmd/** internal/terraformtest
	time.AfterFunc   > cmd/**
	time.Tick        > cmd/**
	time.NewTimer    > cmd/**
	time.NewTicker   > cmd/**
	flag             > cmd/** examples/** internal/** asl/schema/internal/** asl/service/internal/** builder/task/internal/**
	log              > cmd/**
	unsafe           > builder builder/internal/**
`

// fieldDocs are the packages whose exported struct fields and interface methods each need a comment of their own.
// Elsewhere the comment of the type may speak for them.
const fieldDocs = `
	asl
	asl/diag
	asl/jsontree
	builder
	builder/asltest
	builder/generate/**
	builder/task/**
	patterns/**
`
