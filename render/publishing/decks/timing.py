"""What makes a film on a slide play by itself: the slide's timing, as PowerPoint writes it.

Source: ECMA-376-1:2016, PresentationML, section 19.5, and its schema pml.xsd: in a sequence of the
slide a command plays the film after what came before, which is nothing; beside it the film's own
node says how often. The commands playFrom and togglePause are PowerPoint's, [MS-OE376].
"""

KINDS = {
    "after": 'nodeType="afterEffect"',
    "apart": 'nodeType="interactiveSeq"',
    "click": 'nodeType="clickEffect"',
}
"""What sets a node going: what came before it, something apart from the slide's own, a click."""

NAMESPACE = "http://schemas.openxmlformats.org/presentationml/2006/main"

TIMING = """<p:timing xmlns:p="{namespace}"><p:tnLst><p:par>
<p:cTn id="1" dur="indefinite" restart="never" nodeType="tmRoot"><p:childTnLst>
<p:seq concurrent="1" nextAc="seek"><p:cTn id="2" dur="indefinite" nodeType="mainSeq">
<p:childTnLst><p:par><p:cTn id="3" fill="hold">
<p:stCondLst><p:cond delay="indefinite"/>
<p:cond evt="onBegin" delay="0"><p:tn val="2"/></p:cond></p:stCondLst>
<p:childTnLst><p:par><p:cTn id="4" fill="hold">
<p:stCondLst><p:cond delay="0"/></p:stCondLst>
<p:childTnLst><p:par>
<p:cTn id="5" presetID="1" presetClass="mediacall" presetSubtype="0" fill="hold" {after}>
<p:stCondLst><p:cond delay="0"/></p:stCondLst>
<p:childTnLst><p:cmd type="call" cmd="playFrom(0.0)"><p:cBhvr>
<p:cTn id="6" dur="{milliseconds}" fill="hold"/>
<p:tgtEl><p:spTgt spid="{shape}"/></p:tgtEl></p:cBhvr></p:cmd></p:childTnLst>
</p:cTn></p:par></p:childTnLst></p:cTn></p:par></p:childTnLst></p:cTn></p:par></p:childTnLst>
</p:cTn>
<p:prevCondLst><p:cond evt="onPrev" delay="0">
<p:tgtEl><p:sldTgt/></p:tgtEl></p:cond></p:prevCondLst>
<p:nextCondLst><p:cond evt="onNext" delay="0">
<p:tgtEl><p:sldTgt/></p:tgtEl></p:cond></p:nextCondLst>
</p:seq>
<p:video><p:cMediaNode vol="80000"><p:cTn id="7" {repeat}fill="hold" display="0">
<p:stCondLst><p:cond delay="indefinite"/></p:stCondLst></p:cTn>
<p:tgtEl><p:spTgt spid="{shape}"/></p:tgtEl></p:cMediaNode></p:video>
{pausing}</p:childTnLst></p:cTn></p:par></p:tnLst></p:timing>"""

PAUSING = """<p:seq concurrent="1" nextAc="seek">
<p:cTn id="8" restart="whenNotActive" fill="hold" evtFilter="cancelBubble" {apart}>
<p:stCondLst><p:cond evt="onClick" delay="0">
<p:tgtEl><p:spTgt spid="{shape}"/></p:tgtEl></p:cond></p:stCondLst>
<p:endSync evt="end" delay="0"><p:rtn val="all"/></p:endSync>
<p:childTnLst><p:par><p:cTn id="9" fill="hold">
<p:stCondLst><p:cond delay="0"/></p:stCondLst>
<p:childTnLst><p:par><p:cTn id="10" fill="hold">
<p:stCondLst><p:cond delay="0"/></p:stCondLst>
<p:childTnLst><p:par>
<p:cTn id="11" presetID="2" presetClass="mediacall" presetSubtype="0" fill="hold" {click}>
<p:stCondLst><p:cond delay="0"/></p:stCondLst>
<p:childTnLst><p:cmd type="call" cmd="togglePause"><p:cBhvr>
<p:cTn id="12" dur="1" fill="hold"/>
<p:tgtEl><p:spTgt spid="{shape}"/></p:tgtEl></p:cBhvr></p:cmd></p:childTnLst>
</p:cTn></p:par></p:childTnLst></p:cTn></p:par></p:childTnLst></p:cTn></p:par></p:childTnLst>
</p:cTn>
<p:nextCondLst><p:cond evt="onClick" delay="0">
<p:tgtEl><p:spTgt spid="{shape}"/></p:tgtEl></p:cond></p:nextCondLst></p:seq>
"""


def timing(shape: int, *, seconds: float, looped: bool) -> str:
    """The timing of a slide whose shape of that number is a film.

    A film that is looped is paused by a click on it; on any other the click goes to the next slide.
    """
    return TIMING.format(
        namespace=NAMESPACE,
        shape=shape,
        milliseconds=round(1000 * seconds),
        repeat='repeatCount="indefinite" ' if looped else "",
        pausing=PAUSING.format(shape=shape, **KINDS) if looped else "",
        **KINDS,
    ).replace("\n", "")
