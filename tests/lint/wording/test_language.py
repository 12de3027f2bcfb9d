from __future__ import annotations

import pytest

from mkdocs_postmortems.lint.wording.in_markdown import remarks_in_markdown
from mkdocs_postmortems.lint.wording.lexicon import Lexicon

ENGLISH = [
    "The queue grew from 09:00 on, and the alert for it had no receiver. A restart of the worker helped "
    "for a while. At 11:10 the second worker stopped as well, which the dashboard showed in the same colour "
    "as a pause. The team moved the traffic to the other region and looked for the lock that both had in common.",
    "Root cause: human error.",
    "10:05 queue full, alert silent. 10:12 restart. 10:40 DNS answers slow. 11:00 cache cold, latency high, "
    "retries many. 11:30 pool resized, traffic back, alert quiet. 12:00 all clear for the region and the batch jobs, "
    "logs kept by the vendor.",
]
OTHERS = {
    "German": "Die Warteschlange wuchs ab neun Uhr, und der Alarm hatte keinen Empfänger. Ein Neustart half für eine "
    "Weile. Um elf Uhr blieb auch der zweite Dienst stehen, was auf der Anzeige wie eine Pause aussah. Das Team "
    "verlegte den Verkehr in die andere Region und suchte die Sperre, die beide gemeinsam hatten.",
    "Dutch": "De wachtrij groeide vanaf negen uur en het alarm had geen ontvanger. Een herstart hielp een tijdje. Om "
    "elf uur stopte ook de tweede dienst, wat op het scherm op een pauze leek. Het team verplaatste het verkeer naar "
    "de andere regio en zocht naar het slot dat beide deelden.",
    "French": "La file grandissait depuis neuf heures et l'alerte n'avait pas de destinataire. Un redémarrage a aidé "
    "un moment. À onze heures le second service s'est arrêté aussi, ce qui ressemblait à une pause sur le tableau. "
    "L'équipe a déplacé le trafic vers l'autre région et a cherché le verrou commun.",
    "Spanish": "La cola crecía desde las nueve y la alerta no tenía destinatario. Un reinicio ayudó por un rato. A las "
    "once se detuvo también el segundo servicio, lo que en el panel parecía una pausa. El equipo movió el tráfico a la "
    "otra región y buscó el bloqueo que los dos tenían en común.",
    "Danish": "Køen voksede fra klokken ni, og alarmen havde ingen modtager. En genstart hjalp for en tid. Klokken elve "
    "stoppede også den anden tjeneste, hvilket på skærmen lignede en pause. Holdet flyttede trafikken til den anden "
    "region og ledte efter den lås, som begge havde til fælles.",
    "Swedish": "Kön växte från klockan nio och larmet hade ingen mottagare. En omstart hjälpte en stund. Klockan elva "
    "stannade även den andra tjänsten, vilket på skärmen såg ut som en paus. Laget flyttade trafiken till den andra "
    "regionen och letade efter låset som båda hade gemensamt.",
    "Italian": "La coda cresceva dalle nove e l'allarme non aveva un destinatario. Un riavvio ha aiutato per un po'. "
    "Alle undici si è fermato anche il secondo servizio, che sul pannello sembrava in pausa. Il gruppo ha spostato il "
    "traffico nell'altra regione e ha cercato il blocco comune.",
    "Portuguese": "A fila crescia desde as nove e o alerta não tinha destinatário. Um reinício ajudou por um tempo. Às "
    "onze parou também o segundo serviço, o que no painel parecia uma pausa. A equipe moveu o tráfego para a outra "
    "região e procurou o bloqueio que os dois tinham em comum.",
    "Polish": "Kolejka rosła od dziewiątej, a alarm nie miał odbiorcy. Ponowne uruchomienie pomogło na chwilę. O "
    "jedenastej zatrzymała się też druga usługa, co na ekranie wyglądało jak pauza. Zespół przeniósł ruch do drugiego "
    "regionu i szukał blokady, którą obie miały wspólną.",
}


@pytest.mark.parametrize("text", ENGLISH)
def test_english_is_known(text: str, lexicon: Lexicon) -> None:
    assert lexicon.speaks(text)


@pytest.mark.parametrize("language", OTHERS)
def test_another_language_is_left_alone(language: str, lexicon: Lexicon) -> None:
    text = f"{OTHERS[language]}\n\nRoot cause: human error."
    assert not lexicon.speaks(text)
    assert remarks_in_markdown(text, lexicon) == ()


def test_a_few_foreign_words_are_left_alone(lexicon: Lexicon) -> None:
    assert not lexicon.speaks("Human error war nicht der Grund und ist es nie")
