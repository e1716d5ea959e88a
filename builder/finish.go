package builder

// unfinished is the remainder of a user's call.
type unfinished struct {
	at     callers
	finish func()
}

// AtBuild has Build call finish, once, before it looks at the workflow: a function that made states finds out there what its user
// has said of them since, makes what follows where nothing was said, and reports what is missing. The states that finish makes, and what
// it gives to [Report] and [Require], stand at the line of the call of AtBuild. What it registers with AtBuild itself is called next.
//
//	builder.AtBuild(w, func() {
//		if job.onFailure == nil {
//			job.OnFailure(builder.Fail(w, "Failed", "Job.Failed", "…"))
//		}
//	})
func AtBuild(s Scope, finish func()) {
	m := handleOf(s).sc.m
	if finish != nil {
		m.unfinished = append(m.unfinished, unfinished{here(), finish})
	}
}

// finish carries out what was left for Build.
func (m *machine) finish() {
	for len(m.unfinished) > 0 {
		u := m.unfinished[0]
		m.unfinished = m.unfinished[1:]
		m.finishing = u.at
		u.finish()
	}
	m.finishing = nil
}

// standing is where the user's call stands: at, or the call whose remainder is carried out.
func (m *machine) standing(at callers) callers {
	if m.finishing != nil {
		return m.finishing
	}
	return at
}
